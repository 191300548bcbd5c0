import { describe, expect, test } from '@jest/globals';
import { BANK_DAYS_OF_EVERY_MONTH, nthBankDayOfMonth } from '../calendar/bank-days.ts';
import { civilDate } from '../calendar/calendar.ts';
import { statementMonthDue } from './monthly-statements.ts';

const SINCE = civilDate('2026-01-01');

const due = (since: string, day: string) => statementMonthDue({ bankDay: 2, since: civilDate(since) }, civilDate(day));

describe('the statements of a month', () => {
  test.each([
    // From 2 to 6 April 2026 it is Easter.
    ['2026-04-06', 2, null],
    ['2026-04-07', 2, '2026-03-01'],
    ['2026-04-30', 2, '2026-03-01'],
    ['2026-05-01', 2, null],
    ['2026-05-01', 1, '2026-04-01'],
    ['2027-01-03', 1, null],
    ['2027-01-04', 1, '2026-12-01'],
  ])('are due on %s by bank day %i: %s', (day, bankDay, month) => {
    expect(statementMonthDue({ bankDay, since: SINCE }, civilDate(day))).toBe(month);
  });

  test('are not made up for where their day had passed when the creditor said so', () => {
    expect(due('2026-04-08', '2026-04-20')).toBeNull();
    expect(due('2026-04-08', '2026-05-06')).toBe('2026-04-01');
    expect(due('2026-04-07', '2026-04-08')).toBe('2026-03-01');
  });

  test('can go on any bank day that may be chosen, in every month', () => {
    for (let year = 2000; year <= 2299; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        const day = nthBankDayOfMonth({ year, month, n: BANK_DAYS_OF_EVERY_MONTH });
        expect(day.slice(0, 7)).toBe(`${year}-${String(month).padStart(2, '0')}`);
      }
    }
  });
});
