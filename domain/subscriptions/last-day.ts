import type { CivilDate } from '../calendar/calendar.ts';
import { periodAt, periodIndexOf, type Schedule } from './periods.ts';

/** When a subscription is to end: with today, with the period that today lies in, or with a day. */
export type EndWish =
  { readonly when: 'now' } | { readonly when: 'period_end' } | { readonly when: 'date'; readonly on: CivilDate };

/**
 * The last day of a subscription that is to end so, included. A period end is that of the first period where the subscription has
 * not begun.
 * @throws RangeError where the period reaches beyond the years that Termin bills in.
 */
export function lastDayOf(schedule: Schedule, { wish, today }: { wish: EndWish; today: CivilDate }): CivilDate {
  if (wish.when === 'date') return wish.on;
  if (wish.when === 'now') return today;
  const inUse = today < schedule.start ? schedule.start : today;
  return periodAt(schedule, periodIndexOf(schedule, inUse)).to;
}
