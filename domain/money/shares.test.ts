import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, civilDate } from '../calendar/calendar.ts';
import type { Period } from '../calendar/period.ts';
import { type Share, shareOf, shareOre } from './shares.ts';

const period = (from: string, to: string): Period => ({ from: civilDate(from), to: civilDate(to) });
const january = period('2026-01-01', '2026-01-31');

/** A number of days and where they are split: rising, the first is 0 and the last is all of them. */
const anySplit = fc
  .integer({ min: 1, max: 400 })
  .chain((ofDays) =>
    fc.tuple(fc.constant(ofDays), fc.uniqueArray(fc.integer({ min: 1, max: ofDays }), { maxLength: 8 })),
  )
  .map(([ofDays, cuts]) => [...new Set([0, ...cuts, ofDays])].toSorted((a, b) => a - b));

function sharesOf(split: readonly number[]): Share[] {
  const ofDays = split.at(-1) ?? 0;
  return split.slice(1).map((throughDays, nth) => ({ afterDays: split[nth] ?? 0, throughDays, ofDays }));
}

describe('a share of an amount', () => {
  test.each<[bigint, Share, bigint]>([
    [310_00n, { afterDays: 0, throughDays: 15, ofDays: 31 }, 150_00n],
    [310_00n, { afterDays: 15, throughDays: 31, ofDays: 31 }, 160_00n],
    [100_00n, { afterDays: 0, throughDays: 10, ofDays: 30 }, 33_33n],
    [100_00n, { afterDays: 10, throughDays: 20, ofDays: 30 }, 33_34n],
    [100_00n, { afterDays: 20, throughDays: 30, ofDays: 30 }, 33_33n],
    [-100_00n, { afterDays: 10, throughDays: 20, ofDays: 30 }, -33_34n],
    [1n, { afterDays: 0, throughDays: 1, ofDays: 2 }, 1n],
    [1n, { afterDays: 1, throughDays: 2, ofDays: 2 }, 0n],
    [0n, { afterDays: 0, throughDays: 1, ofDays: 2 }, 0n],
  ])('of %s øre by the days of %j is %s øre', (amountOre, share, ore) => {
    expect(shareOre(amountOre, share)).toBe(ore);
  });

  test('the shares of a split add up to the amount, to the øre', () => {
    fc.assert(
      fc.property(fc.bigInt(), anySplit, (amountOre, split) => {
        const shares = sharesOf(split);
        expect(shares.reduce((sum, share) => sum + shareOre(amountOre, share), 0n)).toBe(amountOre);
      }),
    );
  });

  test('a share is never an øre off what its days would cost by themselves', () => {
    fc.assert(
      fc.property(fc.bigInt(), anySplit, (amountOre, split) => {
        for (const share of sharesOf(split)) {
          const exactTimesDays = amountOre * BigInt(share.throughDays - share.afterDays);
          const offTimesDays = shareOre(amountOre, share) * BigInt(share.ofDays) - exactTimesDays;
          expect(offTimesDays <= BigInt(share.ofDays) && -offTimesDays <= BigInt(share.ofDays)).toBe(true);
        }
      }),
    );
  });

  test('taken back costs the same with the other sign', () => {
    fc.assert(
      fc.property(fc.bigInt(), anySplit, (amountOre, split) => {
        for (const share of sharesOf(split)) expect(shareOre(-amountOre, share)).toBe(-shareOre(amountOre, share));
      }),
    );
  });
});

describe('the share that a part is of a period', () => {
  test.each<[string, Period, Share]>([
    ['its end', period('2026-01-15', '2026-01-31'), { afterDays: 14, throughDays: 31, ofDays: 31 }],
    ['its beginning', period('2026-01-01', '2026-01-14'), { afterDays: 0, throughDays: 14, ofDays: 31 }],
    ['a day of it', period('2026-01-31', '2026-01-31'), { afterDays: 30, throughDays: 31, ofDays: 31 }],
  ])('is counted in calendar days: %s', (_which, part, share) => {
    expect(shareOf({ part, whole: january })).toEqual(share);
  });

  test('is none where the part is the whole', () => {
    expect(shareOf({ part: january, whole: january })).toBeNull();
  });

  test.each([
    period('2025-12-31', '2026-01-15'),
    period('2026-01-15', '2026-02-01'),
    period('2026-01-15', '2026-01-14'),
  ])('is refused where it is no part of the period: %j', (part) => {
    expect(() => shareOf({ part, whole: january })).toThrow(RangeError);
  });

  test('of parts that follow upon each other are adjacent', () => {
    fc.assert(
      fc.property(anySplit, (split) => {
        const days = split.at(-1) ?? 0;
        const whole = { from: january.from, to: addDays(january.from, days - 1) };
        const parts = sharesOf(split).map(({ afterDays, throughDays }) => ({
          from: addDays(whole.from, afterDays),
          to: addDays(whole.from, throughDays - 1),
        }));
        const expected = parts.length === 1 ? [null] : sharesOf(split);
        expect(parts.map((part) => shareOf({ part, whole }))).toEqual(expected);
      }),
    );
  });
});
