import { type CivilDate, isCivilDate } from '../calendar/calendar.ts';

export type IntervalUnit = 'day' | 'month';

/** Every so many days or months: a quarter is three months, a week is seven days. */
export interface Interval {
  readonly unit: IntervalUnit;
  readonly count: number;
}

/**
 * On which days periods begin. The first one begins at the start whatever is chosen; where the start is none of these days,
 * the first period is a stub that ends before the next of them. A day that a month lacks is its last one.
 * - `anniversary`: the start and every interval from it. There is no stub.
 * - `anchor_day`: that day of the month, 1 to 31. Where it is still to come in the start's own month, it ends the stub, else
 *   the same day an interval later does.
 * - `anchor_date`: that date and every interval before and after it.
 * - `calendar`: where the calendar itself begins anew. So many months as fill a year begin at months, quarters or half-years
 *   of it, whole years at 1 January from the start's year on, weeks on Mondays from the start's week on, a day every day.
 * - `calendar_eom`: every period ends with a month, and the start's month is the first one of its interval. Three months that
 *   start in February end with April, where those of the `calendar` end with March.
 */
export type Alignment =
  | { readonly kind: 'anniversary' }
  | { readonly kind: 'anchor_day'; readonly day: number }
  | { readonly kind: 'anchor_date'; readonly date: CivilDate }
  | { readonly kind: 'calendar' }
  | { readonly kind: 'calendar_eom' };

/** From when and how often, and on which days; at the start's anniversaries where nothing is said. */
export interface Schedule {
  /** The original one: every period is computed from it and from no other period. */
  readonly start: CivilDate;
  readonly interval: Interval;
  readonly alignment?: Alignment;
}

/** The longest interval in months: a hundred years. */
export const MAX_INTERVAL_COUNT = 1200;
/** The longest interval in days: as long as the longest in months. */
export const MAX_INTERVAL_DAYS = 36_525;
/** The last day of the month that an anchor can name; a shorter month is billed on its last day. */
export const MAX_ANCHOR_DAY = 31;

const MAX_COUNT: Readonly<Record<IntervalUnit, number>> = { day: MAX_INTERVAL_DAYS, month: MAX_INTERVAL_COUNT };

/** Whether the value is an interval that Termin bills by: whole days or months, from one up to the limit. */
export function isInterval(value: unknown): value is Interval {
  if (typeof value !== 'object' || value === null || !('unit' in value) || !('count' in value)) return false;
  const { unit, count } = value;
  if (unit !== 'day' && unit !== 'month') return false;
  return typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= MAX_COUNT[unit];
}

/** Whether the value is an alignment. Whether an interval can be aligned so, `alignmentRefusal` says. */
export function isAlignment(value: unknown): value is Alignment {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  if (value.kind === 'anchor_day') {
    const day = 'day' in value ? value.day : null;
    return typeof day === 'number' && Number.isInteger(day) && day >= 1 && day <= MAX_ANCHOR_DAY;
  }
  if (value.kind === 'anchor_date') return 'date' in value && typeof value.date === 'string' && isCivilDate(value.date);
  return value.kind === 'anniversary' || value.kind === 'calendar' || value.kind === 'calendar_eom';
}
