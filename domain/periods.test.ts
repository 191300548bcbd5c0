import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, civilDate, plainDate } from './calendar.ts';
import {
  type Interval,
  MAX_INTERVAL_COUNT,
  MAX_INTERVAL_DAYS,
  type Schedule,
  isInterval,
  nearestPeriodEnds,
  periodAt,
  periodEndingOn,
  periodIndexOf,
  periodStart,
} from './periods.ts';

const schedule = (start: string, unit: 'day' | 'month', count: number): Schedule => ({
  start: civilDate(start),
  interval: { unit, count },
});
const monthly = schedule('2026-01-31', 'month', 1);

const anySchedule = fc
  .record({
    daysFrom2000: fc.nat({ max: 365 * 50 }),
    interval: fc.oneof(
      fc.record({ unit: fc.constant('day' as const), count: fc.integer({ min: 1, max: 400 }) }),
      fc.record({ unit: fc.constant('month' as const), count: fc.integer({ min: 1, max: 24 }) }),
    ),
  })
  .map(({ daysFrom2000, interval }): Schedule => ({ start: addDays(civilDate('2000-01-01'), daysFrom2000), interval }));

describe('an interval', () => {
  test.each<Interval>([
    { unit: 'day', count: 1 },
    { unit: 'day', count: MAX_INTERVAL_DAYS },
    { unit: 'month', count: 1 },
    { unit: 'month', count: MAX_INTERVAL_COUNT },
  ])('of %j is billed by', (interval) => {
    expect(isInterval(interval)).toBe(true);
  });

  test.each([
    { unit: 'month', count: 0 },
    { unit: 'month', count: -1 },
    { unit: 'month', count: 1.5 },
    { unit: 'month', count: 1201 },
    { unit: 'day', count: MAX_INTERVAL_DAYS + 1 },
    { unit: 'month', count: '1' },
    { unit: 'week', count: 1 },
    { unit: 'month' },
    { count: 1 },
    null,
    'month',
    undefined,
  ])('of %j is refused', (value) => {
    expect(isInterval(value)).toBe(false);
  });
});

describe('periods of months', () => {
  test('31 January is followed by 28 February and then by 31 March', () => {
    expect([0, 1, 2, 3].map((index) => periodAt(monthly, index))).toEqual([
      { from: '2026-01-31', to: '2026-02-27' },
      { from: '2026-02-28', to: '2026-03-30' },
      { from: '2026-03-31', to: '2026-04-29' },
      { from: '2026-04-30', to: '2026-05-30' },
    ]);
  });

  test('29 February is found again in every leap year', () => {
    const yearly = schedule('2024-02-29', 'month', 12);
    expect([1, 2, 3, 4].map((index) => periodAt(yearly, index).from)).toEqual([
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ]);
  });

  test('a date on a shortened boundary belongs to the period that begins on it', () => {
    expect(periodIndexOf(monthly, civilDate('2026-02-27'))).toBe(0);
    expect(periodIndexOf(monthly, civilDate('2026-02-28'))).toBe(1);
    expect(periodIndexOf(monthly, civilDate('2026-03-30'))).toBe(1);
  });
});

describe('periods of days', () => {
  test('every 14 days goes on across months and years', () => {
    const fortnightly = schedule('2026-12-24', 'day', 14);
    expect(periodAt(fortnightly, 1)).toEqual({ from: '2027-01-07', to: '2027-01-20' });
    expect(periodIndexOf(fortnightly, civilDate('2027-01-06'))).toBe(0);
    expect(periodIndexOf(fortnightly, civilDate('2027-01-07'))).toBe(1);
  });
});

describe('the limits of periods', () => {
  test('a date before the start lies in no period', () => {
    expect(() => periodIndexOf(monthly, civilDate('2026-01-30'))).toThrow(/before the start, 2026-01-31/);
  });

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('%s is not the index of a period', (index) => {
    expect(() => periodAt(monthly, index)).toThrow(/not the index/);
  });

  test('the last period that fits ends on the last day of 2299', () => {
    const calendarYears = schedule('2000-01-01', 'month', 12);
    expect(periodAt(calendarYears, 299)).toEqual({ from: '2299-01-01', to: '2299-12-31' });
    expect(() => periodAt(calendarYears, 300)).toThrow('period 300 from 2000-01-01 reaches beyond 2299');
    expect(() => periodStart(calendarYears, 300)).toThrow(RangeError);
    expect(periodStart(schedule('2299-06-01', 'month', 12), 0)).toBe('2299-06-01');
  });

  test.each([
    schedule('2250-01-01', 'day', MAX_INTERVAL_DAYS),
    schedule('2250-01-01', 'month', MAX_INTERVAL_COUNT),
    schedule('2299-12-31', 'day', 2),
  ])('what reaches beyond 2299 is refused with that reason, however far: %j', (beyond) => {
    for (const index of [0, 1, 1e9, Number.MAX_SAFE_INTEGER]) {
      expect(() => periodAt(beyond, index)).toThrow(/reaches beyond 2299/);
    }
    expect(periodEndingOn(beyond, civilDate('2299-12-31'))).toBeNull();
  });
});

describe('an end date', () => {
  test('is met where a period ends on it', () => {
    expect(periodEndingOn(monthly, civilDate('2026-02-27'))).toBe(0);
    expect(periodEndingOn(monthly, civilDate('2026-03-30'))).toBe(1);
    expect(periodEndingOn(monthly, civilDate('2026-02-28'))).toBeNull();
    expect(periodEndingOn(monthly, civilDate('2026-01-30'))).toBeNull();
  });

  test.each([
    ['within a period', '2026-03-15', { before: '2026-02-27', after: '2026-03-30' }],
    ['on a period end', '2026-03-30', { before: '2026-02-27', after: '2026-04-29' }],
    ['in the first period', '2026-02-01', { before: null, after: '2026-02-27' }],
    ['before the start', '2025-06-01', { before: null, after: '2026-02-27' }],
    ['after the last period', '2299-12-31', { before: '2299-12-30', after: null }],
  ])('%s is told the nearest ones', (_where, date, nearest) => {
    expect(nearestPeriodEnds(monthly, civilDate(date))).toEqual(nearest);
  });
});

describe('whatever the schedule', () => {
  test('periods tile: no gap, no overlap, the first from the start', () => {
    fc.assert(
      fc.property(anySchedule, fc.nat({ max: 12 }), (any, index) => {
        const period = periodAt(any, index);
        expect(period.from <= period.to).toBe(true);
        expect(addDays(period.to, 1)).toBe(periodAt(any, index + 1).from);
        expect(periodAt(any, 0).from).toBe(any.start);
        expect(periodStart(any, index)).toBe(period.from);
      }),
    );
  });

  test('each day from the start lies in exactly the period that is found for it', () => {
    fc.assert(
      fc.property(anySchedule, fc.nat({ max: 365 * 10 }), (any, days) => {
        const date = addDays(any.start, days);
        const index = periodIndexOf(any, date);
        const period = periodAt(any, index);
        expect(period.from <= date && date <= period.to).toBe(true);
        expect([periodIndexOf(any, period.from), periodIndexOf(any, period.to)]).toEqual([index, index]);
        expect(periodEndingOn(any, period.to)).toBe(index);
        expect(periodEndingOn(any, date)).toBe(date === period.to ? index : null);
        const { after } = nearestPeriodEnds(any, date);
        expect(after).toBe(date === period.to ? periodAt(any, index + 1).to : period.to);
      }),
    );
  });

  test('a period of months begins on the day of the start, or on the last day of a shorter month', () => {
    fc.assert(
      fc.property(anySchedule, fc.nat({ max: 12 }), (any, index) => {
        fc.pre(any.interval.unit === 'month');
        const from = plainDate(periodAt(any, index).from);
        expect(from.day).toBe(Math.min(plainDate(any.start).day, from.daysInMonth));
      }),
    );
  });
});
