import { expect, test } from '@jest/globals';
import { civilDate, addDays } from './calendar.ts';
import type { CreditorId } from '../identifiers/ids.ts';
import { nextSelfCheckMs } from './self-check-night.ts';
import { billingInstantMs, civilDateAt } from './wake-up.ts';

const zone = 'Europe/Copenhagen';
const creditorId = '019f0000-0000-7000-8000-000000000000' as CreditorId;
const date = civilDate('2026-03-28');
const tonightMs = billingInstantMs({ date, zone, subscriptionId: creditorId });
const next = (afterMs: number) => nextSelfCheckMs({ afterMs, zone, creditorId });

test('a creditor is checked once a night, at the same second, also where the clock is moved', () => {
  expect(next(tonightMs - 1)).toBe(tonightMs);
  const nights = [tonightMs];
  for (let night = 1; night < 4; night += 1) nights.push(next(nights.at(-1) ?? 0));
  expect(nights.map((epochMs) => civilDateAt({ epochMs, zone }))).toEqual(
    [0, 1, 2, 3].map((days) => addDays(date, days)),
  );
});

test('creditors are spread over the night', () => {
  const other = '019f0000-0000-7000-8000-000000000001' as CreditorId;
  expect(nextSelfCheckMs({ afterMs: tonightMs - 1, zone, creditorId: other })).not.toBe(tonightMs);
});
