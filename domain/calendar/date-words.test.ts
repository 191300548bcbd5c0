import { describe, expect, test } from '@jest/globals';
import { civilDate } from './calendar.ts';
import { longDate, monthName } from './date-words.ts';

describe('a date in words', () => {
  test('has no leading zero, and the month in small letters in Danish', () => {
    expect(longDate(civilDate('2026-01-01'), 'da')).toBe('1. januar 2026');
    expect(longDate(civilDate('2026-01-01'), 'en')).toBe('1 January 2026');
    expect(longDate(civilDate('2026-12-31'), 'da')).toBe('31. december 2026');
  });

  test.each([
    [0, 'december', 'December'],
    [1, 'januar', 'January'],
    [12, 'december', 'December'],
    [13, 'januar', 'January'],
  ])('the month %i is %s or %s', (month, danish, english) => {
    expect([monthName(month, 'da'), monthName(month, 'en')]).toEqual([danish, english]);
  });

  test.each([1.5, Number.NaN])('%s is no month', (month) => {
    expect(() => monthName(month, 'da')).toThrow(/not a month/);
  });
});
