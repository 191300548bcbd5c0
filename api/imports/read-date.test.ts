import { expect, test } from '@jest/globals';
import { createNumberSpelling } from './number-spelling.ts';
import type { Separator } from './read-csv.ts';
import { readDate } from './read-date.ts';

const read = (cell: string, separator: Separator) => {
  const reading = readDate(cell, createNumberSpelling(separator).result());
  return 'refusal' in reading ? reading.refusal.code : reading.value;
};

test.each([
  ['2027-01-31', '2027-01-31'],
  ['31-01-2027', '2027-01-31'],
  ['1-2-2027', '2027-02-01'],
  ['01.02.2027', '2027-02-01'],
  ['1/2/2027', '2027-02-01'],
  ['01/31/2027', '2027-31-01'],
])('%s is %s, the day first', (cell, date) => {
  expect([read(cell, ';'), read(cell, '\t')]).toEqual([date, date]);
});

test.each(['01-02-27', '1-2.2027', '20270101', '46388', '1. januar 2027', '01-02-2027 00:00'])(
  '%s is left as it is, to be refused as no date',
  (cell) => {
    expect(read(cell, ';')).toBe(cell);
  },
);

test('between slashes the month may come first where decimals have a point: what could be two days is refused', () => {
  expect(['01/02/2027', '31/01/2027', '01/01/2027', '01-02-2027'].map((cell) => read(cell, ','))).toEqual([
    'ambiguous_date',
    '2027-01-31',
    '2027-01-01',
    '2027-02-01',
  ]);
});
