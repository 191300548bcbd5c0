import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  bankDayOnOrAfter,
  bankDaysAfter,
  easterSunday,
  firstBankDayOfMonth,
  isBankDay,
  nthLastBankDayOfMonth,
} from './bank-days.ts';
import { addDays, civilDate, plainDate } from './calendar.ts';

describe('Easter', () => {
  // The earliest and latest of the years that Termin bills in, and the years that need the calendar's two exceptions.
  test.each(['2008-03-23', '2035-03-25', '2038-04-25', '2049-04-18', '2076-04-19', '2000-04-23', '2079-04-23'])(
    'falls on %s',
    (date) => {
      expect(easterSunday(plainDate(civilDate(date)).year)).toBe(date);
    },
  );
});

describe('banks', () => {
  test.each(['2026-01-02', '2026-04-01', '2026-05-13', '2026-06-04', '2026-12-30', '2024-04-26'])(
    'are open on %s',
    (date) => {
      expect(isBankDay(civilDate(date))).toBe(true);
    },
  );

  test.each([
    ['a Saturday', '2026-01-03'],
    ['a Sunday', '2026-01-04'],
    ['New Year', '2026-01-01'],
    ['Maundy Thursday', '2026-04-02'],
    ['Good Friday', '2026-04-03'],
    ['Easter Monday', '2026-04-06'],
    ['Ascension Day', '2026-05-14'],
    ['the day after Ascension', '2026-05-15'],
    ['Whit Monday', '2026-05-25'],
    ['Constitution Day', '2026-06-05'],
    ['Christmas Eve', '2026-12-24'],
    ['New Year’s Eve', '2026-12-31'],
    ['Store Bededag until 2023', '2023-05-05'],
  ])('are closed on %s', (_day, date) => {
    expect(isBankDay(civilDate(date))).toBe(false);
  });

  test('the next bank day is the day itself or the first open one after it', () => {
    fc.assert(
      fc.property(fc.nat({ max: 365 * 79 }), (days) => {
        const date = addDays(civilDate('2000-01-01'), days);
        const next = bankDayOnOrAfter(date);
        expect(isBankDay(next) && next >= date).toBe(true);
        for (let day = date; day < next; day = addDays(day, 1)) expect(isBankDay(day)).toBe(false);
      }),
    );
  });
});

test.each([
  ['2026-03-13', 0, '2026-03-13'],
  ['2026-03-14', 0, '2026-03-14'],
  ['2026-03-13', 1, '2026-03-16'],
  ['2026-03-14', 1, '2026-03-16'],
  ['2026-04-01', 3, '2026-04-09'],
])('after %s, %d bank days later it is %s', (date, count, after) => {
  expect(bankDaysAfter(civilDate(date), count)).toBe(after);
});

describe('the bank days of a month', () => {
  test('are counted from its start and from its end', () => {
    expect(firstBankDayOfMonth({ year: 2027, month: 1 })).toBe('2027-01-04');
    expect(nthLastBankDayOfMonth({ year: 2026, month: 12, n: 1 })).toBe('2026-12-30');
    expect(nthLastBankDayOfMonth({ year: 2026, month: 12, n: 6 })).toBe('2026-12-21');
  });

  test.each([0, 24, -1, 1.5])('there is no %s-th last one', (n) => {
    expect(() => nthLastBankDayOfMonth({ year: 2026, month: 1, n })).toThrow(RangeError);
    expect(() => nthLastBankDayOfMonth({ year: 2000, month: 1, n })).toThrow(/2000-1 has no/);
  });
});
