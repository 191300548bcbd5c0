import { LAST_YEAR, type CivilDate, dateOfDayNumber, datePartsOf, dayNumberOfDate } from '../calendar/calendar.ts';
import { dayNumberOf } from '../calendar/day-numbers.ts';
import type { Period } from '../calendar/period.ts';
import { boundaryDay, intervalIndexOf, periodGrid } from './period-grid.ts';
import type { Schedule } from './schedule.ts';

export { alignmentRefusal } from './period-grid.ts';
export {
  type Alignment,
  type Interval,
  type IntervalUnit,
  type Schedule,
  MAX_INTERVAL_COUNT,
  MAX_INTERVAL_DAYS,
  isAlignment,
  isInterval,
} from './schedule.ts';

const LAST_DAY = dayNumberOf({ year: LAST_YEAR, month: 12, day: 31 });

/**
 * The period with that index, counted from 0. A month that lacks the start's day begins on its last day:
 * from 31 January comes 28 February and then 31 March. The period with the index 0 begins at the start and is a stub where
 * the alignment has no interval beginning there.
 * @throws RangeError where the index is no whole number from 0, or the period reaches beyond the years that Termin bills in.
 */
export function periodAt(schedule: Schedule, index: number): Period {
  const whole = wholePeriodDays(schedule, index);
  return { from: index === 0 ? schedule.start : dateOfDayNumber(whole.first), to: dateOfDayNumber(whole.last) };
}

/**
 * The whole interval that the period with that index is a part of: the period itself, but for the first one where that is a
 * stub. Then it is the interval that the start lies in: it ends with the stub and begins before the start. A stub is never
 * longer than it, so that the stub's share of a price is its days of the interval's days.
 * @throws RangeError as `periodAt`.
 */
export function wholePeriodAt(schedule: Schedule, index: number): Period {
  const { first, last } = wholePeriodDays(schedule, index);
  return { from: dateOfDayNumber(first), to: dateOfDayNumber(last) };
}

/**
 * The first day of the period with that index. Cheaper than the period, and there even where the period's last day is too late.
 * @throws RangeError where it lies beyond the years that Termin bills in.
 */
export function periodStart(schedule: Schedule, index: number): CivilDate {
  return index === 0 ? schedule.start : dateOfDayNumber(boundaryDay(periodGrid(schedule), checkedIndex(index)));
}

/** The index of the period that holds the date. @throws RangeError where the date lies before the start. */
export function periodIndexOf(schedule: Schedule, date: CivilDate): number {
  if (date < schedule.start) throw new RangeError(`${date} lies before the start, ${schedule.start}`);
  return intervalIndexOf(periodGrid(schedule), datePartsOf(date));
}

/** The index of the period whose last day the date is; null where no period ends on it. */
export function periodEndingOn(schedule: Schedule, date: CivilDate): number | null {
  if (date < schedule.start) return null;
  const grid = periodGrid(schedule);
  const index = intervalIndexOf(grid, datePartsOf(date));
  return boundaryDay(grid, index + 1) === dayNumberOfDate(date) + 1 ? index : null;
}

/** The last period end before the date and the first one after it; null where there is none within the years that Termin bills in. */
export function nearestPeriodEnds(
  schedule: Schedule,
  date: CivilDate,
): { before: CivilDate | null; after: CivilDate | null } {
  const grid = periodGrid(schedule);
  const index = date < schedule.start ? 0 : intervalIndexOf(grid, datePartsOf(date));
  const last = boundaryDay(grid, index + 1) - 1;
  const after = last > dayNumberOfDate(date) ? last : boundaryDay(grid, index + 2) - 1;
  return {
    before: index === 0 ? null : dateOfDayNumber(boundaryDay(grid, index) - 1),
    after: after > LAST_DAY ? null : dateOfDayNumber(after),
  };
}

/** The first and the last day number of the whole interval with that index. */
function wholePeriodDays(schedule: Schedule, index: number): { first: number; last: number } {
  const grid = periodGrid(schedule);
  const last = boundaryDay(grid, checkedIndex(index) + 1) - 1;
  // Not a number where it is too far to be reckoned, and then it is not within the years either.
  if (!(last <= LAST_DAY)) {
    throw new RangeError(`period ${index} from ${schedule.start} reaches beyond ${LAST_YEAR}`);
  }
  return { first: boundaryDay(grid, index), last };
}

function checkedIndex(index: number): number {
  if (!Number.isInteger(index) || index < 0) throw new RangeError(`not the index of a period: ${index}`);
  return index;
}
