import { expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import { type Billing, billingDayOf } from './billing-day.ts';
import { type ComingPeriods, lastBilled } from './last-billed.ts';

const START = civilDate('2026-01-15');
const TODAY = civilDate('2026-01-01');
const YEAR = { start: START, interval: { unit: 'month', count: 12 } } as const;
const MONTH = { start: START, interval: { unit: 'month', count: 1 } } as const;
const ADVANCE: Billing = { charge: 'advance', leadDays: 0 };
const JULY = civilDate('2026-07-14');

function lastOf({
  through = JULY,
  today = TODAY,
  billing = ADVANCE,
  ...changes
}: Partial<ComingPeriods> & { through?: typeof START; today?: typeof START; billing?: Billing } = {}) {
  const coming: ComingPeriods = {
    schedule: MONTH,
    rules: { firstPartial: 'proportional', lastPartial: 'proportional' },
    nextPeriodIndex: 0,
    billThroughIndex: null,
    endOn: through,
    pauses: [],
    skips: [],
    ...changes,
  };
  return lastBilled(coming, { through, today, dayOf: (period) => billingDayOf(period, billing) });
}

test('the last period of a subscription is billed before its first day, or the day after the end', () => {
  const given = { schedule: YEAR, through: civilDate('2027-06-30') };
  expect(lastOf({ ...given, billing: { charge: 'advance', leadDays: 14 } })?.on).toBe('2027-01-01');
  expect(lastOf({ ...given, billing: { charge: 'arrears', leadDays: 0 } })?.on).toBe('2027-07-01');
});

test('the last period of a member who leaves is billed with the whole group', () => {
  const given = { through: civilDate('2026-06-20'), endOn: null };
  expect(lastOf(given)).toEqual({ periodIndex: 5, on: '2026-06-15' });
  expect(lastOf({ ...given, billing: { charge: 'arrears', leadDays: 0 } })?.on).toBe('2026-07-15');
});

test('periods that are skipped or left out by a pause are no last ones', () => {
  expect(lastOf()).toEqual({ periodIndex: 5, on: '2026-06-15' });
  expect(lastOf({ skips: [5] })).toEqual({ periodIndex: 4, on: '2026-05-15' });
  const leftOut = { from: civilDate('2026-04-01'), to: null, missed: 'skip' } as const;
  expect(lastOf({ pauses: [leftOut] })).toEqual({ periodIndex: 2, on: '2026-03-15' });
  expect(lastOf({ pauses: [leftOut], nextPeriodIndex: 3 })).toBeNull();
});

test('a pause whose periods are billed afterwards puts off what comes after them, and one without an end does so for nobody knows how long', () => {
  const pause = { from: civilDate('2026-04-01'), to: civilDate('2026-09-30'), missed: 'bill' } as const;
  expect(lastOf({ pauses: [pause] })?.on).toBe('2026-10-01');
  expect(lastOf({ pauses: [{ ...pause, to: civilDate('2026-05-01') }] })?.on).toBe('2026-06-15');
  expect(lastOf({ pauses: [{ ...pause, to: null }] })).toEqual({ periodIndex: 5, on: null });
});

test('a last period that is asked for is billed today', () => {
  expect(lastOf({ billThroughIndex: 5 })?.on).toBe(TODAY);
  expect(lastOf({ billThroughIndex: 4 })?.on).toBe('2026-06-15');
});

test('a period before a member joins, or between two stays, is no last one for the member', () => {
  const joins = civilDate('2026-05-01');
  const lastFor = (skips: readonly number[]) =>
    lastBilled(
      {
        schedule: MONTH,
        rules: { firstPartial: 'full', lastPartial: 'full' },
        nextPeriodIndex: 0,
        billThroughIndex: null,
        endOn: null,
        pauses: [],
        skips,
      },
      { through: JULY, takes: ({ to }) => to >= joins, today: TODAY, dayOf: ({ from }) => from },
    );
  expect(lastFor([5])?.periodIndex).toBe(4);
  expect(lastFor([3, 4, 5])).toBeNull();
});

test('where all is billed there is no last one', () => {
  expect(lastOf({ nextPeriodIndex: 6 })).toBeNull();
});
