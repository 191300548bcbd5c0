import { expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import { lastBillingDay } from './last-billing-day.ts';

const schedule = { start: civilDate('2026-01-15'), interval: { unit: 'month', count: 12 } } as const;

test('the last period of a subscription is billed before its first day, or the day after the end', () => {
  const endOn = civilDate('2027-06-30');
  expect(lastBillingDay(schedule, { endOn, billing: { charge: 'advance', leadDays: 14 } })).toBe('2027-01-01');
  expect(lastBillingDay(schedule, { endOn, billing: { charge: 'arrears', leadDays: 0 } })).toBe('2027-07-01');
});
