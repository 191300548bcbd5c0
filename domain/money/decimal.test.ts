import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { MICRO, divideHalfAwayFromZero, formatMicro, parseMicro } from './decimal.ts';

describe('a decimal string', () => {
  test.each([
    ['0', 0n],
    ['-0', 0n],
    ['1', MICRO],
    ['1.5', 1_500_000n],
    ['-0.000001', -1n],
    ['00012.340000', 12_340_000n],
    ['999999999999999999.999999', 999_999_999_999_999_999_999_999n],
  ])('%s is read as millionths', (text, micro) => {
    expect(parseMicro(text)).toBe(micro);
  });

  test.each([
    '',
    ' 1',
    '1 ',
    '+1',
    '1.',
    '.5',
    '1e3',
    '1,5',
    '1.0000001',
    '0x10',
    '--1',
    '1\n',
    '١',
    'NaN',
    '1'.repeat(19),
  ])('%j is refused', (text) => {
    expect(parseMicro(text)).toBeNull();
  });

  test.each([
    [0n, '0'],
    [3n * MICRO, '3'],
    [100n * MICRO, '100'],
    [1_500_000n, '1.5'],
    [-1n, '-0.000001'],
    [-10_250_000n, '-10.25'],
  ])('%s millionths are written as short as can be', (micro, text) => {
    expect(formatMicro(micro)).toBe(text);
  });

  test('what is written is read back the same', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 24n) + 1n, max: 10n ** 24n - 1n }), (micro) => {
        expect(parseMicro(formatMicro(micro))).toBe(micro);
      }),
    );
  });
});

describe('rounding', () => {
  test.each([
    [5n, 10n, 1n],
    [-5n, 10n, -1n],
    [4n, 10n, 0n],
    [-4n, 10n, 0n],
    [15n, 10n, 2n],
    [25n, 10n, 3n],
    [1n, 3n, 0n],
    [2n, 3n, 1n],
    [-7n, 1n, -7n],
  ])('%s / %s is %s: a half goes away from zero', (numerator, denominator, rounded) => {
    expect(divideHalfAwayFromZero(numerator, denominator)).toBe(rounded);
  });

  test.each([0n, -1n])('a denominator of %s is refused', (denominator) => {
    expect(() => divideHalfAwayFromZero(1n, denominator)).toThrow(RangeError);
  });

  test('is symmetrical about zero and never off by more than a half', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 12n }), (numerator, denominator) => {
        const rounded = divideHalfAwayFromZero(numerator, denominator);
        expect(divideHalfAwayFromZero(-numerator, denominator)).toBe(-rounded);
        const twiceOff = 2n * (numerator - rounded * denominator);
        expect(twiceOff <= denominator && twiceOff >= -denominator).toBe(true);
      }),
    );
  });
});
