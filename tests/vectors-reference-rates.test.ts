import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { civilDate } from '../domain/calendar/calendar.ts';
import { parseScaled } from '../domain/money/decimal.ts';
import { interestRateOn, type ReferenceRate, referenceRateRefusal } from '../domain/reminders/reference-rates.ts';
import { reckonInterest } from '../domain/reminders/interest.ts';
import { vectors } from './vectors.ts';

const day = z.string().transform(civilDate);
const percent = z.string().transform((text) => {
  const basisPoints = parseScaled(text, 2);
  if (basisPoints === null) throw new Error(`no per cent with two decimals: ${text}`);
  return Number.parseInt(`${basisPoints}`, 10);
});
const ratesFile = z.object({
  supplement: z.array(z.object({ claimsDueFrom: day, percentagePoints: percent })),
  rates: z.array(z.object({ from: day, rate: percent, confidence: z.string() })),
});

const FILE = 'reference-rates.json';
const file = vectors.readCases(FILE, ratesFile, {
  supplement: ({ claimsDueFrom }) => claimsDueFrom,
  rates: ({ from }) => from,
});
const rates: readonly ReferenceRate[] = file.rates.map(({ from, rate }) => ({ from, rateBp: rate }));

describe('the reference rates of Danmarks Nationalbank', () => {
  test.each(rates)('of $from can be entered: $rateBp', (rate) => {
    expect(referenceRateRefusal(rate)).toBeNull();
  });

  test.each(rates.flatMap(({ from, rateBp }) => file.supplement.map((one) => ({ from, rateBp, ...one }))))(
    'of $from with the supplement of claims due from $claimsDueFrom',
    ({ from, rateBp, claimsDueFrom, percentagePoints }) => {
      const rate = interestRateOn({ day: from, dueOn: claimsDueFrom }, rates);
      expect(rate).toEqual({ kind: 'known', rateFrom: from, rateBp: rateBp + percentagePoints });
    },
  );

  test('has no rate of a half-year that is not among them, and no interest of its days is reckoned', () => {
    const last =
      rates
        .map(({ from }) => from)
        .toSorted()
        .at(-1) ?? civilDate('2026-01-01');
    const through = civilDate(`${Number.parseInt(last, 10) + 1}-12-31`);
    const claim = { dueOn: last, openFrom: [{ from: last, openOre: 1000_00n }] };
    expect(reckonInterest(claim, { through, dayCount: 'actual/365', rates })).toMatchObject({ kind: 'rate_missing' });
  });
});
