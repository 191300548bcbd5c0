import { describe, expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import { alphanumeric, blanks, constant, date, numeric, record, zeros } from './fields.ts';

describe('a field', () => {
  test('of digits stands to the right, filled with zeros', () => {
    expect(numeric([1, 5], 42n).text).toBe('00042');
    expect(numeric([1, 5], '12345').text).toBe('12345');
  });

  test.each([123456n, '123456', '12a', '', -1n, ' 1'])('of digits refuses %j', (value) => {
    expect(() => numeric([6, 10], value)).toThrow(/positions 6-10/);
  });

  test('of text stands to the left, filled with blanks, transliterated and then cut', () => {
    expect(alphanumeric([1, 6], 'Ærø').text).toBe('Ærø   ');
    expect(alphanumeric([1, 6], 'Østergård').text).toBe('Østerg');
    expect(alphanumeric([1, 6], '1234€').text).toBe('1234EU');
  });

  test('of a date has a year of two or four digits, by its width', () => {
    expect(date([1, 6], civilDate('2026-12-07')).text).toBe('071226');
    expect(date([1, 8], civilDate('2026-12-07')).text).toBe('07122026');
  });
});

describe('a record', () => {
  test('is tiled by its fields', () => {
    expect(record([constant([1, 5], 'BS002'), blanks([6, 100]), zeros([101, 128])])).toBe(
      `BS002${' '.repeat(95)}${'0'.repeat(28)}`,
    );
  });

  test.each([
    ['leave a gap', [blanks([1, 5]), blanks([7, 128])]],
    ['overlap', [blanks([1, 5]), blanks([5, 128])]],
    ['end early', [blanks([1, 127])]],
    ['end late', [blanks([1, 129])]],
    ['are narrower than their positions', [constant([1, 6], 'BS002'), blanks([7, 128])]],
  ])('is refused where fields %s', (_how, fields) => {
    expect(() => record(fields)).toThrow(RangeError);
  });
});
