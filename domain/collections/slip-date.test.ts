import { expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import { DEFAULT_COLLECTION_RULES } from './collection-deadline.ts';
import { createPaymentDates } from './payment-dates.ts';
import { slipDateAtAnyTime, slipDateWithCollections } from './slip-date.ts';

const dates = createPaymentDates({ zone: 'Europe/Copenhagen', rules: DEFAULT_COLLECTION_RULES });
// The deadline for January 2027 is 21 December 2026 at 11:00, Danish time.
const DEADLINE_MS = Date.UTC(2026, 11, 21, 10);

test('a slip that goes with the collections is to be paid on its due date, or in the first month that can be reached', () => {
  const dueOn = civilDate('2027-01-10');
  expect(slipDateWithCollections({ dueOn, atMs: DEADLINE_MS - 1 }, dates)).toBe('2027-01-11');
  expect(slipDateWithCollections({ dueOn, atMs: DEADLINE_MS }, dates)).toBe('2027-02-01');
  expect(slipDateWithCollections({ dueOn: civilDate('2026-12-05'), atMs: DEADLINE_MS - 1 }, dates)).toBe('2027-01-04');
});

test('a slip by itself is to be paid on its due date, or on a bank day that has not passed', () => {
  const today = civilDate('2026-12-24');
  expect(slipDateAtAnyTime({ dueOn: civilDate('2027-01-10'), today })).toBe('2027-01-11');
  expect(slipDateAtAnyTime({ dueOn: civilDate('2026-12-01'), today })).toBe('2026-12-28');
});
