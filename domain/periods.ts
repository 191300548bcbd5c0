import type { Temporal } from 'temporal-polyfill/implementation';
import { FIRST_YEAR, LAST_YEAR, type CivilDate, civilDateOf, daysBetween, plainDate } from './calendar.ts';
import type { Period } from './invoice.ts';

export type IntervalUnit = 'day' | 'month';

/** Every so many days or months: a quarter is three months, a week is seven days. */
export interface Interval {
  readonly unit: IntervalUnit;
  readonly count: number;
}

/** From when and how often. The start is the original one: every period is computed from it and from no other period. */
export interface Schedule {
  readonly start: CivilDate;
  readonly interval: Interval;
}

/** The longest interval in months: a hundred years. */
export const MAX_INTERVAL_COUNT = 1200;
/** The longest interval in days: as long as the longest in months. */
export const MAX_INTERVAL_DAYS = 36_525;

const MAX_STEPS: Readonly<Record<IntervalUnit, number>> = {
  day: (LAST_YEAR - FIRST_YEAR + 1) * 366,
  month: (LAST_YEAR - FIRST_YEAR + 1) * 12,
};
const MAX_COUNT: Readonly<Record<IntervalUnit, number>> = { day: MAX_INTERVAL_DAYS, month: MAX_INTERVAL_COUNT };

/** Whether the value is an interval that Termin bills by: whole days or months, from one up to the limit. */
export function isInterval(value: unknown): value is Interval {
  if (typeof value !== 'object' || value === null || !('unit' in value) || !('count' in value)) return false;
  const { unit, count } = value;
  if (unit !== 'day' && unit !== 'month') return false;
  return typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= MAX_COUNT[unit];
}

/**
 * The period with that index, counted from 0. A month that lacks the start's day begins on its last day:
 * from 31 January comes 28 February and then 31 March.
 * @throws RangeError where the index is no whole number from 0, or the period reaches beyond the years that Termin bills in.
 */
export function periodAt(schedule: Schedule, index: number): Period {
  if (!Number.isInteger(index) || index < 0) throw new RangeError(`not the index of a period: ${index}`);
  const tooLate = `period ${index} from ${schedule.start} reaches beyond ${LAST_YEAR}`;
  // Date arithmetic has a limit of its own: what lies this far from any start is beyond the years all the same.
  if (schedule.interval.count * (index + 1) > MAX_STEPS[schedule.interval.unit]) throw new RangeError(tooLate);
  const last = lastDay(schedule, index);
  if (last.year > LAST_YEAR) throw new RangeError(tooLate);
  return { from: civilDateOf(firstDay(schedule, index)), to: civilDateOf(last) };
}

/**
 * The first day of the period with that index. Cheaper than the period, and there even where the period's last day is too late.
 * @throws RangeError where it lies beyond the years that Termin bills in.
 */
export function periodStart(schedule: Schedule, index: number): CivilDate {
  return civilDateOf(firstDay(schedule, index));
}

/** The index of the period that holds the date. @throws RangeError where the date lies before the start. */
export function periodIndexOf(schedule: Schedule, date: CivilDate): number {
  const { start, interval } = schedule;
  if (date < start) throw new RangeError(`${date} lies before the start, ${start}`);
  if (interval.unit === 'day') return Math.floor(daysBetween({ from: start, to: date }) / interval.count);
  const [first, held] = [plainDate(start), plainDate(date)];
  const months = (held.year - first.year) * 12 + held.month - first.month;
  const index = Math.floor(months / interval.count);
  // That period begins in the date's month or before it: only in the same month can it begin after the date.
  return firstDay(schedule, index).toString() > date ? index - 1 : index;
}

/** The index of the period whose last day the date is; null where no period ends on it. */
export function periodEndingOn(schedule: Schedule, date: CivilDate): number | null {
  if (date < schedule.start) return null;
  const index = periodIndexOf(schedule, date);
  return lastDay(schedule, index).toString() === date ? index : null;
}

/** The last period end before the date and the first one after it; null where there is none within the years that Termin bills in. */
export function nearestPeriodEnds(
  schedule: Schedule,
  date: CivilDate,
): { before: CivilDate | null; after: CivilDate | null } {
  const index = date < schedule.start ? 0 : periodIndexOf(schedule, date);
  const next = lastDay(schedule, index).toString() > date ? index : index + 1;
  const after = lastDay(schedule, next);
  return {
    before: index === 0 ? null : civilDateOf(firstDay(schedule, index).subtract({ days: 1 })),
    after: after.year > LAST_YEAR ? null : civilDateOf(after),
  };
}

function firstDay({ start, interval }: Schedule, index: number): Temporal.PlainDate {
  const steps = interval.count * index;
  return plainDate(start).add(interval.unit === 'day' ? { days: steps } : { months: steps }, { overflow: 'constrain' });
}

function lastDay(schedule: Schedule, index: number): Temporal.PlainDate {
  return firstDay(schedule, index + 1).subtract({ days: 1 });
}
