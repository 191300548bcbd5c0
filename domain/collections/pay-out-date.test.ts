import { expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import { DEFAULT_COLLECTION_RULES } from './collection-deadline.ts';
import { createPaymentDates } from './payment-dates.ts';
import { payOutDate } from './pay-out-date.ts';

const dates = createPaymentDates({ zone: 'Europe/Copenhagen', rules: DEFAULT_COLLECTION_RULES });
// The deadline for January 2027 is 21 December 2026 at 11:00, Danish time.
const BEFORE_MS = Date.UTC(2026, 11, 21, 9, 59);
const today = civilDate('2026-12-21');
const on = (...days: string[]) => ({ today, drawnOn: days.map(civilDate) });

test('an amount is paid out on the first bank day of the first month whose deadline is ahead', () => {
  expect(payOutDate({ atMs: BEFORE_MS, ...on() }, dates)).toBe('2027-01-04');
  expect(payOutDate({ atMs: BEFORE_MS + 60_000, ...on() }, dates)).toBe('2027-02-01');
});

test('on a day on which something is drawn of the debtor nothing is paid out: the next bank day is taken', () => {
  expect(payOutDate({ atMs: BEFORE_MS, ...on('2027-01-04') }, dates)).toBe('2027-01-05');
  const week = on('2027-01-04', '2027-01-05', '2027-01-06', '2027-01-07', '2027-01-08');
  expect(payOutDate({ atMs: BEFORE_MS, ...week }, dates)).toBe('2027-01-11');
});
