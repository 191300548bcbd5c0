import { FIRST_YEAR, datePartsOf } from '../calendar/calendar.ts';
import {
  type CivilParts,
  DAYS_A_WEEK,
  MONTHS_A_YEAR,
  dayInMonth,
  dayNumberOf,
  monthNumberOf,
  weekdayOf,
} from '../calendar/day-numbers.ts';
import type { Alignment, Interval, Schedule } from './schedule.ts';

/**
 * The whole intervals that a schedule's periods are cut from, counted from the one that holds the start, which is 0. Day and
 * month numbers are those of `day-numbers.ts`.
 */
export type PeriodGrid =
  | { readonly unit: 'day'; readonly count: number; readonly originDay: number }
  | {
      readonly unit: 'month';
      readonly count: number;
      readonly originMonth: number;
      /** The day of the month on which intervals begin. */
      readonly day: number;
    };

/** Why an interval cannot be aligned so. */
export type AlignmentRefusal =
  | 'anchor_day_needs_months'
  | 'calendar_eom_needs_months'
  | 'interval_not_of_the_calendar'
  /** The whole interval of the first period would begin before the years that Termin bills in. */
  | 'first_interval_too_early';

const FIRST_DAY = dayNumberOf({ year: FIRST_YEAR, month: 1, day: 1 });

/** Why the schedule cannot be billed by, or null. What it refuses must not reach the other functions of periods. */
export function alignmentRefusal(schedule: Schedule): AlignmentRefusal | null {
  const { interval, alignment } = schedule;
  if (interval.unit === 'day') {
    if (alignment?.kind === 'anchor_day') return 'anchor_day_needs_months';
    if (alignment?.kind === 'calendar_eom') return 'calendar_eom_needs_months';
  }
  if (alignment?.kind === 'calendar' && !isOfTheCalendar(interval)) return 'interval_not_of_the_calendar';
  return boundaryDay(periodGrid(schedule), 0) < FIRST_DAY ? 'first_interval_too_early' : null;
}

/** Months that fill a year or are whole years, whole weeks, or the single day. */
function isOfTheCalendar({ unit, count }: Interval): boolean {
  if (unit === 'day') return count === 1 || count % DAYS_A_WEEK === 0;
  return MONTHS_A_YEAR % count === 0 || count % MONTHS_A_YEAR === 0;
}

export function periodGrid({ start, interval: { unit, count }, alignment }: Schedule): PeriodGrid {
  const first = datePartsOf(start);
  if (unit === 'day') return { unit, count, originDay: originDay(dayNumberOf(first), { count, alignment }) };
  switch (alignment?.kind) {
    case 'anchor_day':
      return gridThrough(first, { count, month: monthNumberOf(first), day: alignment.day });
    case 'anchor_date': {
      const anchor = datePartsOf(alignment.date);
      return gridThrough(first, { count, month: monthNumberOf(anchor), day: anchor.day });
    }
    case 'calendar':
      return { unit, count, originMonth: calendarMonth(first, count), day: 1 };
    case 'calendar_eom':
      return { unit, count, originMonth: monthNumberOf(first), day: 1 };
    case undefined:
    case 'anniversary':
      break;
  }
  return { unit, count, originMonth: monthNumberOf(first), day: first.day };
}

/** The day number on which the whole interval with that index begins; not a number where it is too far to be reckoned. */
export function boundaryDay(grid: PeriodGrid, index: number): number {
  if (grid.unit === 'day') return grid.originDay + grid.count * index;
  return dayNumberOf(dayInMonth({ monthNumber: grid.originMonth + grid.count * index, day: grid.day }));
}

/** The index of the whole interval that holds the day. */
export function intervalIndexOf(grid: PeriodGrid, parts: CivilParts): number {
  const day = dayNumberOf(parts);
  if (grid.unit === 'day') return Math.floor((day - grid.originDay) / grid.count);
  const index = Math.floor((monthNumberOf(parts) - grid.originMonth) / grid.count);
  // That interval begins in the day's month or before it: only in the same month can it begin after the day.
  return boundaryDay(grid, index) > day ? index - 1 : index;
}

function originDay(
  startDay: number,
  { count, alignment }: { count: number; alignment: Alignment | undefined },
): number {
  if (alignment?.kind === 'calendar' && count % DAYS_A_WEEK === 0) return startDay - weekdayOf(startDay) + 1;
  if (alignment?.kind !== 'anchor_date') return startDay;
  const anchorDay = dayNumberOf(datePartsOf(alignment.date));
  return anchorDay + Math.floor((startDay - anchorDay) / count) * count;
}

/** The grid through that day of that month, counted from the interval that holds the start. */
function gridThrough(
  start: CivilParts,
  { count, month, day }: { count: number; month: number; day: number },
): PeriodGrid {
  const through: PeriodGrid = { unit: 'month', count, originMonth: month, day };
  return { ...through, originMonth: month + intervalIndexOf(through, start) * count };
}

function calendarMonth(start: CivilParts, count: number): number {
  const month = monthNumberOf(start);
  return month - (month % Math.min(count, MONTHS_A_YEAR));
}
