import { Temporal } from 'temporal-polyfill/implementation';

/** A date without time or zone, as ISO 8601 text `YYYY-MM-DD`. Text, so that it crosses JSON, SQL and Temporal unchanged and sorts right. */
export type CivilDate = string & { readonly __brand: 'CivilDate' };

/** First and last year that Termin reckons with: room for two of the longest intervals, a hundred years, from any start that makes sense. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2299;

const CIVIL_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a date of the calendar, `YYYY-MM-DD`, within the years that Termin bills in. */
export function isCivilDate(text: string): text is CivilDate {
  if (!CIVIL_DATE.test(text)) return false;
  try {
    const { year } = Temporal.PlainDate.from(text, { overflow: 'reject' });
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  } catch {
    return false;
  }
}

/** @throws RangeError where the text is no such date. */
export function civilDate(text: string): CivilDate {
  if (!isCivilDate(text)) throw new RangeError(`not a date YYYY-MM-DD from ${FIRST_YEAR} to ${LAST_YEAR}: ${text}`);
  return text;
}

/** The same day as a `PlainDate`, for arithmetic. */
export function plainDate(date: CivilDate): Temporal.PlainDate {
  return Temporal.PlainDate.from(date);
}

/** @throws RangeError where the day lies outside the years that Termin bills in. */
export function civilDateOf(plain: Temporal.PlainDate): CivilDate {
  return civilDate(plain.toString());
}

/** The date that many days later, or earlier where negative. @throws RangeError outside the years that Termin bills in. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return civilDateOf(plainDate(date).add({ days }));
}

/** Days from the one date to the other; negative where `to` is earlier. */
export function daysBetween({ from, to }: { from: CivilDate; to: CivilDate }): number {
  return plainDate(from).until(plainDate(to), { largestUnit: 'days' }).days;
}

/** The date that many months later, or earlier where negative; the last day of a month that is too short. @throws RangeError as `addDays`. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  return civilDateOf(plainDate(date).add({ months }, { overflow: 'constrain' }));
}

/** The first day of the date's month. */
export function firstOfMonth(date: CivilDate): CivilDate {
  return civilDateOf(plainDate(date).with({ day: 1 }));
}
