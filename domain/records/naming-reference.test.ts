import { describe, expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import { namingReference } from './naming-reference.ts';

const days = [civilDate('2026-11-08'), null, civilDate('2026-11-09')];

describe('a reference names nothing', () => {
  test.each<[string, readonly (string | null)[]]>([
    [
      'where there is none, or a word for none',
      [
        null,
        '',
        ' ',
        '-',
        'NONREF',
        'Ingen reference',
        'n/a',
        'NOTAVAILABLE',
        'Not available',
        'NOT PROVIDED',
        'Unknown',
        'NONE',
        'null',
        'Ukendt',
      ],
    ],
    ['where it is a word for none with digits behind it', ['NONREF1', 'NOTPROVIDED-002', 'Ingen 7', 'NONREF20261108']],
    ['where it has no digit but zeros', ['0000000000', 'OVERFØRSEL', 'A0']],
    ['where it is the entry’s own day', ['20261108', '2026-11-08', '261108', '08112026', '081126', '0020261109']],
    ['where it is a counter of its file', ['0001', '1', '12/3', '0000012345', '99 999']],
  ])('%s', (_rule, references) => {
    expect(references.filter((reference) => namingReference(reference, days) !== null)).toEqual([]);
  });
});

test('a reference with letters and digits, or of six digits and more, names one entry', () => {
  const references = ['A1', 'FI-2011', 'NONREFUND1', '0000123456', '20261110', '1234567890123456789012'];
  expect(references.map((reference) => namingReference(` ${reference} `, days))).toEqual(references);
});
