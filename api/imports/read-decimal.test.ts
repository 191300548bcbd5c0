import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatMicro } from '../../domain/money/decimal.ts';
import { createNumberSpelling } from './number-spelling.ts';
import type { Separator } from './read-csv.ts';
import { readDecimal } from './read-decimal.ts';

/** What each number of a file is read as, or the code of its refusal. */
function readAll(cells: readonly string[], separator: Separator): unknown[] {
  const spelling = createNumberSpelling(separator);
  for (const cell of cells) spelling.add(cell);
  return cells.map((cell) => {
    const reading = readDecimal(cell, spelling.result());
    return 'refusal' in reading ? reading.refusal.code : reading.value;
  });
}

describe('with semicolons', () => {
  test.each([
    ['12,50', '12.50'],
    ['-0,000001', '-0.000001'],
    ['12.50', '12.50'],
    ['0.125', '0.125'],
    ['1200', '1200'],
    ['1.250,00', '1250.00'],
    ['1 250,00', '1250.00'],
    ['1\u00A0250,00', '1250.00'],
    ['1\u202F250\u202F000', '1250000'],
    ['1.250.000', '1250000'],
    ['1\u2009250,00', '1250.00'],
    ['1\u2007250\u2007000,5', '1250000.5'],
    ['\u2212250,5', '-250.5'],
    ['\u20131.250,00', '-1250.00'],
    ['\u20101\u00A0250,00', '-1250.00'],
    ['\u2011250', '-250'],
    ['\uFF0D250', '-250'],
    ['- 250,00', '-250.00'],
    ['\u2212\u00A01\u202F250,00', '-1250.00'],
    ['1,250.00', '1250.00'],
    ['1,250', '1.250'],
  ])('%s by itself is %s', (cell, decimal) => {
    expect(readAll([cell], ';')).toEqual([decimal]);
  });

  test.each(['1.250', '-12.345'])('%s by itself could be two numbers', (cell) => {
    expect(readAll([cell, '7', '1 000'], ';')).toEqual(['ambiguous_number', '7', '1000']);
  });

  test('one number that can be read in one way alone settles all the others', () => {
    expect(readAll(['1.250', '7,5', '1,250'], ';')).toEqual(['1250', '7.5', '1.250']);
    expect(readAll(['1.250', '7.5', '1250'], ';')).toEqual(['1.250', '7.5', '1250']);
  });

  test('numbers that tell both settle nothing', () => {
    expect(readAll(['7.5', '1.250', '7,5', '8', '1,250'], ';')).toEqual([
      'mixed_decimal_signs',
      'mixed_decimal_signs',
      'mixed_decimal_signs',
      '8',
      'mixed_decimal_signs',
    ]);
  });
});

describe('with tabs', () => {
  test.each([
    [['1.250'], ['ambiguous_number']],
    [['1,250'], ['ambiguous_number']],
    [
      ['1,250', '7,5'],
      ['1.250', '7.5'],
    ],
    [
      ['1,250', '7.5'],
      ['1250', '7.5'],
    ],
  ])('%j is read as %j', (cells, expected) => {
    expect(readAll(cells, '\t')).toEqual(expected);
  });
});

test.each([
  '\u2212',
  '--5',
  '\u2013\u20135',
  '-  5',
  '5-',
  '100\u2013250',
  '1\u00A0 250',
  '1\u00A0250\u2009000',
  '1\u200B250',
  '1.25,00',
  '1,2,3',
  'x,',
  '01.250,00',
  '1.250 000',
  '1e3',
  '(5)',
  '12,',
  '',
])('%j is left as it is, to be refused as no decimal', (cell) => {
  expect(readAll([cell], ';')).toEqual([cell]);
});

test.each(['1.250,00 kr.', 'kr. 12', 'DKK 5', '10%', '12,-', '12,\u2013', '12,\u2014', '12,--', '5\u00A0€'])(
  '%s is refused for its words',
  (cell) => {
    expect(readAll([cell], ';')).toEqual(['unit_in_number']);
    expect(readAll([cell], ',')).toEqual(['unit_in_number']);
  },
);

test.each(['12,50', '1.234', '1,250.00', '1,250'])(
  'with commas nothing is read otherwise than the API reads it: %s',
  (cell) => {
    expect(readAll([cell], ',')).toEqual([cell]);
  },
);

test('no number is ever read as another: as it was written, or refused', () => {
  const micro = fc.oneof(
    fc.bigInt(-9_999_999_999n, 9_999_999_999n),
    fc.bigInt(-99_999n, 99_999n).map((whole) => whole * 1_000_000n),
  );
  const grouping = fc.constantFrom('', '.', ' ', '\u00A0', '\u202F');
  const numbers = fc.array(fc.tuple(micro, grouping), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(numbers, fc.constantFrom<Separator>(';', '\t'), fc.constantFrom(',', '.'), (given, separator, sign) => {
      const write = (value: bigint, group: string) => {
        const [whole = '', decimals] = formatMicro(value).split('.');
        const used = group === sign || (sign === '.' && group === '.') ? '' : group;
        const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, used);
        return decimals === undefined ? grouped : `${grouped}${sign}${decimals}`;
      };
      const cells = given.map(([value, group]) => write(value, group));
      for (const [index, reading] of readAll(cells, separator).entries()) {
        const [value] = given[index] ?? [0n];
        if (reading === 'ambiguous_number') expect(cells[index]).toMatch(/^-?\d{1,3}[.,]\d{3}$/);
        else if (separator === '\t' || sign === ',') expect(reading).toBe(formatMicro(value));
        // A point that might set thousands apart is one only where a comma tells it.
        else expect([formatMicro(value), 'mixed_decimal_signs']).toContain(reading);
      }
    }),
    { numRuns: 1000 },
  );
});
