import { expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import { DEFAULT_COLLECTION_RULES } from '../collections/collection-deadline.ts';
import { createPaymentDates } from '../collections/payment-dates.ts';
import { duePeriod } from './due-period.ts';
import type { Pause } from '../subscriptions/hold-period.ts';

const JULY = { from: civilDate('2026-07-01'), to: civilDate('2026-07-31') };

const due = (changes: Partial<Parameters<typeof duePeriod>[0]> = {}) =>
  duePeriod({
    schedule: { start: civilDate('2026-06-01'), interval: { unit: 'month', count: 1 } },
    billing: { charge: 'advance', leadDays: 0 },
    rules: { firstPartial: 'proportional', lastPartial: 'proportional' },
    endOn: null,
    periodIndex: 1,
    pauses: [],
    skips: [],
    today: civilDate('2026-09-01'),
    collected: null,
    paymentDates: createPaymentDates({ zone: 'Europe/Copenhagen', rules: DEFAULT_COLLECTION_RULES }),
    ...changes,
  });
const pause = (to: string | null, missed: Pause['missed']): readonly Pause[] => [
  { from: civilDate('2026-06-15'), to: to === null ? null : civilDate(to), missed },
];

test('a period is due on its first day, so many days before it, or on the day after it', () => {
  expect(due()).toEqual({ period: JULY, on: '2026-07-01' });
  expect(due({ billing: { charge: 'advance', leadDays: 10 } })?.on).toBe('2026-06-21');
  expect(due({ billing: { charge: 'arrears', leadDays: 0 } })?.on).toBe('2026-08-01');
});

test('one that is cut short by the end is due with the end; one behind it never', () => {
  const endOn = civilDate('2026-07-10');
  expect(due({ endOn, billing: { charge: 'arrears', leadDays: 0 } })).toEqual({
    period: { from: '2026-07-01', to: '2026-07-10' },
    on: '2026-07-11',
  });
  expect(due({ endOn: civilDate('2026-06-30') })).toBeNull();
});

test('one in a pause is held until the pause is over, and then due on the day after it', () => {
  expect(due({ pauses: pause(null, 'bill') })).toBeNull();
  expect(due({ pauses: pause('2026-08-15', 'bill') })?.on).toBe('2026-08-16');
  expect(due({ pauses: pause('2026-08-15', 'bill'), today: civilDate('2026-08-15') })).toBeNull();
});

test('one that is skipped, or left out by a pause, is to be settled on its day', () => {
  expect(due({ pauses: pause(null, 'skip') })?.on).toBe('2026-07-01');
  expect(due({ skips: [1] })?.on).toBe('2026-07-01');
});
