import { type CivilDate, addDays, dateOfDayNumber, dateOfParts, datePartsOf } from './calendar.ts';
import { dayNumberOf, daysInMonth, weekdayOf } from './day-numbers.ts';

// Closed every year besides Saturdays and Sundays: Nationalbanken's list of bank closing days.
const CLOSED_MONTH_DAYS: ReadonlySet<string> = new Set(['01-01', '06-05', '12-24', '12-25', '12-26', '12-31']);

// Days from Easter Sunday: Maundy Thursday, Good Friday, Easter Monday, Ascension Day and the day after it, Whit Monday.
const CLOSED_DAYS_FROM_EASTER: ReadonlySet<number> = new Set([-3, -2, 1, 39, 40, 50]);

// Store Bededag was abolished from 2024 (lov nr. 214 af 06/03/2023).
const STORE_BEDEDAG_DAYS_FROM_EASTER = 26;
const STORE_BEDEDAG_LAST_YEAR = 2023;

const SATURDAY = 6;

interface CivilMonth {
  readonly year: number;
  /** 1 is January. */
  readonly month: number;
}

/** Easter Sunday of the year in the Gregorian calendar. */
export function easterSunday(year: number): CivilDate {
  return dateOfDayNumber(easterDayNumber(year));
}

function easterDayNumber(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  // The age of the moon, with the century's corrections for dropped leap days and for the moon's own drift.
  const lunarCorrection = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - lunarCorrection + 15) % 30;
  const fullMoon = epact - (epact === 29 || (epact === 28 && golden > 10) ? 1 : 0);
  const weekdayShift = (year + Math.floor(year / 4) + fullMoon + 2 - century + Math.floor(century / 4)) % 7;
  // Days from 21 March to the Sunday after that full moon.
  return dayNumberOf({ year, month: 3, day: 1 }) + 27 + fullMoon - weekdayShift;
}

/** Whether Danish banks are open on the date. */
export function isBankDay(date: CivilDate): boolean {
  const parts = datePartsOf(date);
  const dayNumber = dayNumberOf(parts);
  if (weekdayOf(dayNumber) >= SATURDAY || CLOSED_MONTH_DAYS.has(date.slice('2000-'.length))) return false;
  const daysFromEaster = dayNumber - easterDayNumber(parts.year);
  if (daysFromEaster === STORE_BEDEDAG_DAYS_FROM_EASTER) return parts.year > STORE_BEDEDAG_LAST_YEAR;
  return !CLOSED_DAYS_FROM_EASTER.has(daysFromEaster);
}

/** The date itself where banks are open, else the next day on which they are. */
export function bankDayOnOrAfter(date: CivilDate): CivilDate {
  let day = date;
  while (!isBankDay(day)) day = addDays(day, 1);
  return day;
}

/** The date itself where banks are open, else the last day before it on which they were. */
export function bankDayOnOrBefore(date: CivilDate): CivilDate {
  let day = date;
  while (!isBankDay(day)) day = addDays(day, -1);
  return day;
}

/** The bank day that lies so many bank days before the date. */
export function bankDaysBefore(date: CivilDate, count: number): CivilDate {
  let day = date;
  for (let left = count; left > 0; left -= 1) day = bankDayOnOrBefore(addDays(day, -1));
  return day;
}

/** The bank day that lies so many bank days after the date; the date itself for none. */
export function bankDaysAfter(date: CivilDate, count: number): CivilDate {
  let day = date;
  for (let left = count; left > 0; left -= 1) day = bankDayOnOrAfter(addDays(day, 1));
  return day;
}

/** Every month has so many bank days, at the least. */
export const BANK_DAYS_OF_EVERY_MONTH = 15;

/** @throws RangeError outside the years that Termin bills in. */
export function firstBankDayOfMonth(month: CivilMonth): CivilDate {
  return bankDayOnOrAfter(dateOfParts({ ...month, day: 1 }));
}

/** The n-th bank day of the month, 1 for the first. @throws RangeError outside the years that Termin bills in. */
export function nthBankDayOfMonth({ n, ...month }: CivilMonth & { readonly n: number }): CivilDate {
  return bankDaysAfter(firstBankDayOfMonth(month), n - 1);
}

/** The n-th bank day of the month counted from its end, 1 for the last. @throws RangeError where the month has not so many. */
export function nthLastBankDayOfMonth({ year, month, n }: CivilMonth & { readonly n: number }): CivilDate {
  let left = n;
  for (let day = daysInMonth(year, month); day >= 1 && left >= 1; day -= 1) {
    const date = dateOfParts({ year, month, day });
    if (isBankDay(date)) left -= 1;
    if (left === 0) return date;
  }
  throw new RangeError(`${year}-${month} has no ${n} bank days`);
}
