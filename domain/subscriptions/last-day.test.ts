import { describe, expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import { type EndWish, lastDayOf } from './last-day.ts';

const schedule = { start: civilDate('2026-01-31'), interval: { unit: 'month', count: 1 } } as const;

describe('the last day of a subscription that is to end', () => {
  test.each<[string, EndWish, string, string]>([
    ['now is today', { when: 'now' }, '2026-03-05', '2026-03-05'],
    ['on a date is that date', { when: 'date', on: civilDate('2026-04-01') }, '2026-03-05', '2026-04-01'],
    [
      'at period end is the last day of the period that today lies in',
      { when: 'period_end' },
      '2026-03-05',
      '2026-03-30',
    ],
    ['at period end, on that day, is today', { when: 'period_end' }, '2026-03-30', '2026-03-30'],
    [
      'at period end, before it has begun, is that of the first period',
      { when: 'period_end' },
      '2025-12-24',
      '2026-02-27',
    ],
  ])('%s', (_, wish, today, expected) => {
    expect(lastDayOf(schedule, { wish, today: civilDate(today) })).toBe(expected);
  });
});
