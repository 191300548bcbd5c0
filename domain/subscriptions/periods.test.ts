import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  type CivilDate,
  addDays,
  addMonths,
  civilDate,
  datePartsOf,
  dayNumberOfDate,
  daysBetween,
  firstOfMonth,
} from '../calendar/calendar.ts';
import { anySchedule } from '../../tests/support/any-schedule.ts';
import { daysInMonth, monthNumberOf, weekdayOf } from '../calendar/day-numbers.ts';
import {
  type Alignment,
  type Interval,
  MAX_INTERVAL_COUNT,
  MAX_INTERVAL_DAYS,
  type Schedule,
  alignmentRefusal,
  isAlignment,
  isInterval,
  nearestPeriodEnds,
  periodAt,
  periodEndingOn,
  periodIndexOf,
  periodStart,
  wholePeriodAt,
} from './periods.ts';

const schedule = (start: string, unit: 'day' | 'month', count: number): Schedule => ({
  start: civilDate(start),
  interval: { unit, count },
});
const monthly = schedule('2026-01-31', 'month', 1);

/** The interval from the date on, the given number of times, as anybody would count it. */
function afterIntervals(date: CivilDate, { interval, times }: { interval: Interval; times: number }): CivilDate {
  const steps = interval.count * times;
  return interval.unit === 'day' ? addDays(date, steps) : addMonths(date, steps);
}

/** The date is that day of a month, or the last of a shorter one, and a number of whole intervals away from the month given. */
function expectOnGrid(
  date: CivilDate,
  { day, month, interval }: { day: number; month: CivilDate; interval: Interval },
): void {
  const [parts, origin] = [datePartsOf(date), datePartsOf(month)];
  expect(parts.day).toBe(Math.min(day, daysInMonth(parts.year, parts.month)));
  expect(Math.abs(monthNumberOf(parts) - monthNumberOf(origin)) % interval.count).toBe(0);
}

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

describe('an alignment', () => {
  test.each([
    { kind: 'anniversary' },
    { kind: 'anchor_day', day: 1 },
    { kind: 'anchor_day', day: 31 },
    { kind: 'anchor_date', date: '2026-07-01' },
    { kind: 'calendar' },
    { kind: 'calendar_eom' },
  ])('of %j is one', (value) => {
    expect(isAlignment(value)).toBe(true);
  });

  test.each([
    { kind: 'anchor_day' },
    { kind: 'anchor_day', day: 0 },
    { kind: 'anchor_day', day: 32 },
    { kind: 'anchor_day', day: 1.5 },
    { kind: 'anchor_day', day: '1' },
    { kind: 'anchor_date' },
    { kind: 'anchor_date', date: '2026-02-30' },
    { kind: 'anchor_date', date: 1 },
    { kind: 'weekday' },
    {},
    null,
    'calendar',
  ])('of %j is none', (value) => {
    expect(isAlignment(value)).toBe(false);
  });

  test.each<[string, 'day' | 'month', number, Alignment, string | null]>([
    ['2026-01-15', 'month', 5, { kind: 'anchor_day', day: 1 }, null],
    ['2026-01-15', 'day', 30, { kind: 'anchor_day', day: 1 }, 'anchor_day_needs_months'],
    ['2026-01-15', 'day', 30, { kind: 'anchor_date', date: civilDate('2026-01-20') }, null],
    ['2026-01-15', 'day', 1, { kind: 'calendar' }, null],
    ['2026-01-15', 'day', 14, { kind: 'calendar' }, null],
    ['2026-01-15', 'day', 10, { kind: 'calendar' }, 'interval_not_of_the_calendar'],
    ['2026-01-15', 'month', 4, { kind: 'calendar' }, null],
    ['2026-01-15', 'month', 24, { kind: 'calendar' }, null],
    ['2026-01-15', 'month', 5, { kind: 'calendar' }, 'interval_not_of_the_calendar'],
    ['2026-01-15', 'month', 18, { kind: 'calendar' }, 'interval_not_of_the_calendar'],
    ['2026-01-15', 'month', 5, { kind: 'calendar_eom' }, null],
    ['2026-01-15', 'day', 7, { kind: 'calendar_eom' }, 'calendar_eom_needs_months'],
    ['2000-01-15', 'month', 12, { kind: 'anchor_day', day: 15 }, null],
    ['2000-01-15', 'month', 12, { kind: 'anchor_day', day: 16 }, 'first_interval_too_early'],
    ['2000-01-01', 'day', 7, { kind: 'calendar' }, 'first_interval_too_early'],
  ])('from %s every %s %i by %j: refused for %s', (start, unit, count, alignment, refusal) => {
    expect(alignmentRefusal({ ...schedule(start, unit, count), alignment })).toBe(refusal);
  });

  test.each<[string, Schedule, string[]]>([
    [
      'an anchor day ends the stub in the month of the start, and is the last day of a shorter month',
      { ...schedule('2026-01-10', 'month', 1), alignment: { kind: 'anchor_day', day: 31 } },
      ['2026-01-10', '2026-01-31', '2026-02-28', '2026-03-31'],
    ],
    [
      'an anchor day that has passed is waited for until an interval after the month of the start',
      { ...schedule('2026-01-31', 'month', 3), alignment: { kind: 'anchor_day', day: 30 } },
      ['2026-01-31', '2026-04-30', '2026-07-30'],
    ],
    [
      'an anchor date is found again every interval, before it too',
      { ...schedule('2026-02-28', 'month', 1), alignment: { kind: 'anchor_date', date: civilDate('2027-08-31') } },
      ['2026-02-28', '2026-03-31', '2026-04-30'],
    ],
    [
      'an anchor date gives a fortnight its weekday',
      { ...schedule('2026-01-01', 'day', 14), alignment: { kind: 'anchor_date', date: civilDate('2026-01-26') } },
      ['2026-01-01', '2026-01-12', '2026-01-26'],
    ],
    [
      'two years of the calendar are counted from the year of the start',
      { ...schedule('2027-11-01', 'month', 24), alignment: { kind: 'calendar' } },
      ['2027-11-01', '2029-01-01', '2031-01-01'],
    ],
    [
      'a quarter of the calendar is one of the year',
      { ...schedule('2026-02-15', 'month', 3), alignment: { kind: 'calendar' } },
      ['2026-02-15', '2026-04-01', '2026-07-01'],
    ],
    [
      'three months that end with a month begin with the month of the start',
      { ...schedule('2026-02-15', 'month', 3), alignment: { kind: 'calendar_eom' } },
      ['2026-02-15', '2026-05-01', '2026-08-01'],
    ],
  ])('%s', (_rule, aligned, starts) => {
    expect(starts.map((_start, index) => periodStart(aligned, index))).toEqual(starts);
  });

  test('a stub is a part of the interval that holds the start', () => {
    const halfYearly: Schedule = { ...schedule('2026-03-15', 'month', 6), alignment: { kind: 'calendar' } };
    expect(periodAt(halfYearly, 0)).toEqual({ from: '2026-03-15', to: '2026-06-30' });
    expect(wholePeriodAt(halfYearly, 0)).toEqual({ from: '2026-01-01', to: '2026-06-30' });
    expect(wholePeriodAt(halfYearly, 1)).toEqual(periodAt(halfYearly, 1));
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

  test('a period is a whole interval, but for a stub at the start, and that is the end of one', () => {
    fc.assert(
      fc.property(anySchedule, fc.nat({ max: 12 }), (any, index) => {
        const [period, whole] = [periodAt(any, index), wholePeriodAt(any, index)];
        expect(whole.to).toBe(period.to);
        expect(whole.from <= period.from && (index === 0 || whole.from === period.from)).toBe(true);
      }),
    );
  });

  test('a period is reckoned from the start and the alignment, and never from the one before it', () => {
    fc.assert(
      fc.property(anySchedule, fc.integer({ min: 1, max: 12 }), (any, index) => {
        const { start, interval, alignment = { kind: 'anniversary' } } = any;
        const { from } = periodAt(any, index);
        switch (alignment.kind) {
          case 'anniversary':
            expect(from).toBe(afterIntervals(start, { interval, times: index }));
            break;
          case 'anchor_day':
            expectOnGrid(from, { day: alignment.day, month: firstOfMonth(start), interval });
            break;
          case 'anchor_date':
            if (interval.unit === 'day')
              expect(Math.abs(daysBetween({ from: alignment.date, to: from })) % interval.count).toBe(0);
            else expectOnGrid(from, { day: datePartsOf(alignment.date).day, month: alignment.date, interval });
            break;
          case 'calendar':
            if (interval.unit === 'month') {
              const yearsCounted = { unit: 'month' as const, count: Math.min(interval.count, 12) };
              expectOnGrid(from, { day: 1, month: civilDate('2000-01-01'), interval: yearsCounted });
            } else if (interval.count > 1) expect(weekdayOf(dayNumberOfDate(from))).toBe(1);
            break;
          case 'calendar_eom':
            expect(from).toBe(addMonths(firstOfMonth(start), interval.count * index));
            break;
        }
      }),
    );
  });
});
