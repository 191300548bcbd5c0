import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { MAX_AMOUNT_ORE, formatOre, formatOreDanish, parseOre } from './money.ts';

describe('an amount', () => {
  test.each([
    ['0', 0n],
    ['1234.5', 123_450n],
    ['1234.50', 123_450n],
    ['-0.05', -5n],
    ['99999999999.99', MAX_AMOUNT_ORE],
  ])('of %s kroner is read as øre', (text, ore) => {
    expect(parseOre(text)).toBe(ore);
  });

  test.each(['', '1.234', '1,50', '1e2', '+1', ' 1', '.5', '1.'])('%j is refused', (text) => {
    expect(parseOre(text)).toBeNull();
  });

  test.each([
    [0n, '0.00', '0,00'],
    [5n, '0.05', '0,05'],
    [-5n, '-0.05', '-0,05'],
    [123_450n, '1234.50', '1.234,50'],
    [-99_999n, '-999.99', '-999,99'],
    [-100_000n, '-1000.00', '-1.000,00'],
    [MAX_AMOUNT_ORE, '99999999999.99', '99.999.999.999,99'],
  ])('of %s øre is written %s, and %s for a Dane', (ore, plain, danish) => {
    expect(formatOre(ore)).toBe(plain);
    expect(formatOreDanish(ore)).toBe(danish);
  });

  test('written is read back the same', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -MAX_AMOUNT_ORE, max: MAX_AMOUNT_ORE }), (ore) => {
        expect(parseOre(formatOre(ore))).toBe(ore);
      }),
    );
  });
});
