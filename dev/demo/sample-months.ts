import { addDays, addMonths, firstOfMonth, type CivilDate } from '../../domain/calendar/calendar.ts';

/**
 * The latest month of the samples that is billed on a day for certain. On the first of a month it is not known whether this night's
 * billing is over: the samples' months begin on the 15th then.
 */
export function latestMonthBilled(today: CivilDate): CivilDate {
  const first = firstOfMonth(today);
  return today === first ? addDays(addMonths(first, -1), 14) : first;
}

/**
 * How many months after the latest one the next period of what is drawn begins. What is drawn is billed up to two months before its first
 * day, to make its deadline: this one is not, whatever day it is.
 */
export const NEXT_DRAWN_MONTH = 2;
