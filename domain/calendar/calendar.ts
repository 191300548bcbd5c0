import { Temporal } from 'temporal-polyfill/implementation';
import {
  type CivilParts,
  dayInMonth,
  dayNumberOf,
  daysInMonth,
  monthNumberOf,
  partsOfDayNumber,
} from './day-numbers.ts';

/** A date without time or zone, as ISO 8601 text `YYYY-MM-DD`. Text, so that it crosses JSON, SQL and Temporal unchanged and sorts right. */
export type CivilDate = string & { readonly __brand: 'CivilDate' };

/** First and last year that Termin reckons with: room for two of the longest intervals, a hundred years, from any start that makes sense. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2299;

const CIVIL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const DIGIT_ZERO = 0x30;

/** Whether the text is a date of the calendar, `YYYY-MM-DD`, within the years that Termin bills in. */
export function isCivilDate(text: string): text is CivilDate {
  if (!CIVIL_DATE.test(text)) return false;
  const { year, month, day } = readParts(text);
  // A month that is none has NaN days, and no day is within those.
  return year >= FIRST_YEAR && year <= LAST_YEAR && day >= 1 && day <= daysInMonth(year, month);
}

/** @throws RangeError where the text is no such date. */
export function civilDate(text: string): CivilDate {
  if (!isCivilDate(text)) throw noDate(text);
  return text;
}

/** The same day as a `PlainDate`, for what own arithmetic does not know: time zones. */
export function plainDate(date: CivilDate): Temporal.PlainDate {
  return Temporal.PlainDate.from(date);
}

/** @throws RangeError where the day lies outside the years that Termin bills in. */
export function civilDateOf(plain: Temporal.PlainDate): CivilDate {
  return civilDate(plain.toString());
}

/** Year, month and day. @throws RangeError where the text is no date of the calendar. */
export function datePartsOf(date: CivilDate): CivilParts {
  const parts = readParts(date);
  if (!(parts.day >= 1 && parts.day <= daysInMonth(parts.year, parts.month))) {
    throw new RangeError(`not a date YYYY-MM-DD: ${date}`);
  }
  return parts;
}

/** @throws RangeError where the day lies outside the years that Termin bills in. */
export function dateOfParts({ year, month, day }: CivilParts): CivilDate {
  const text = `${year}-${twoDigits(month)}-${twoDigits(day)}`;
  // Parts that are reckoned are a day of the calendar: only the year can be wrong, and NaN is no year.
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) throw noDate(text);
  return text as CivilDate;
}

/** Days from 1 January 1970. @throws RangeError as `datePartsOf`. */
export function dayNumberOfDate(date: CivilDate): number {
  return dayNumberOf(datePartsOf(date));
}

/** The day with that number. @throws RangeError where it lies outside the years that Termin bills in. */
export function dateOfDayNumber(dayNumber: number): CivilDate {
  return dateOfParts(partsOfDayNumber(dayNumber));
}

/** The date that many days later, or earlier where negative. @throws RangeError outside the years that Termin bills in. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfDayNumber(dayNumberOfDate(date) + wholeNumber(days));
}

/** Days from the one date to the other; negative where `to` is earlier. */
export function daysBetween({ from, to }: { from: CivilDate; to: CivilDate }): number {
  return dayNumberOfDate(to) - dayNumberOfDate(from);
}

/** The date that many months later, or earlier where negative; the last day of a month that is too short. @throws RangeError as `addDays`. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const parts = datePartsOf(date);
  return dateOfParts(dayInMonth({ monthNumber: monthNumberOf(parts) + wholeNumber(months), day: parts.day }));
}

/** The first day of the date's month. */
export function firstOfMonth(date: CivilDate): CivilDate {
  return dateOfParts({ ...datePartsOf(date), day: 1 });
}

function noDate(text: string): RangeError {
  return new RangeError(`not a date YYYY-MM-DD from ${FIRST_YEAR} to ${LAST_YEAR}: ${text}`);
}

function wholeNumber(value: number): number {
  if (!Number.isInteger(value)) throw new RangeError(`not a whole number of days or months: ${value}`);
  return value;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

/** The three numbers of the text, NaN where there are no digits; whether they are a day is for the caller to ask. */
function readParts(text: string): CivilParts {
  return { year: digitsAt(text, 0, 4), month: digitsAt(text, 5, 7), day: digitsAt(text, 8, 10) };
}

function digitsAt(text: string, start: number, end: number): number {
  let value = 0;
  for (let index = start; index < end; index += 1) {
    const digit = text.charCodeAt(index) - DIGIT_ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
