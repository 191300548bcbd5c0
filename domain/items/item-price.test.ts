import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, civilDate } from '../calendar/calendar.ts';
import { datedPriceOn, priceOn } from './item-price.ts';

const price = (validFrom: string, kroner: bigint) => ({
  validFrom: civilDate(validFrom),
  unitPriceMicro: kroner * 1_000_000n,
});
const item = { unitPriceMicro: 100_000_000n, prices: [price('2027-01-01', 120n), price('2026-01-01', 110n)] };

describe('the price of an item', () => {
  test.each([
    ['2025-12-31', 100n],
    ['2026-01-01', 110n],
    ['2026-12-31', 110n],
    ['2027-01-01', 120n],
    ['2299-12-31', 120n],
  ])('on %s is %s kr.: a dated price holds from its day until the next one', (date, kroner) => {
    expect(priceOn(item, civilDate(date))).toBe(kroner * 1_000_000n);
  });

  test('is the item’s own where there are no dated ones', () => {
    expect(priceOn({ ...item, prices: [] }, civilDate('2026-06-01'))).toBe(100_000_000n);
    expect(datedPriceOn([], civilDate('2026-06-01'))).toBeNull();
  });

  test('does not depend on the order in which the prices are given', () => {
    const first = civilDate('2026-01-01');
    const days = fc.uniqueArray(fc.nat({ max: 60 }), { maxLength: 8 });
    fc.assert(
      fc.property(days, fc.nat({ max: 70 }), (offsets, on) => {
        const prices = offsets.map((day) => ({ validFrom: addDays(first, day), unitPriceMicro: BigInt(day) }));
        const given = { unitPriceMicro: -1n, prices };
        const expected = offsets.filter((day) => day <= on).toSorted((a, b) => b - a)[0] ?? -1;
        expect(priceOn(given, addDays(first, on))).toBe(BigInt(expected));
        expect(priceOn({ ...given, prices: prices.toReversed() }, addDays(first, on))).toBe(BigInt(expected));
      }),
    );
  });
});
