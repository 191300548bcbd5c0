/** A day of the proleptic Gregorian calendar in its three parts. */
export interface CivilParts {
  readonly year: number;
  /** 1 is January. */
  readonly month: number;
  readonly day: number;
}

export const DAYS_A_WEEK = 7;
export const MONTHS_A_YEAR = 12;

const DAYS_AN_ERA = 146_097;
const YEARS_AN_ERA = 400;
const DAYS_A_YEAR = 365;
/** From 1 March of the year 0, where the count of eras begins, to 1 January 1970. */
const DAYS_TO_1970 = 719_468;
/** March to July and August to December are five months of 153 days each: the lengths repeat 31, 30, 31, 30, 31. */
const DAYS_OF_FIVE_MONTHS = 153;
const THURSDAY = 4;
/** The day of the week of 1 January 1970. */
const WEEKDAY_OF_1970 = THURSDAY;

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const FEBRUARY = 2;

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % YEARS_AN_ERA === 0);
}

/** How many days the month has; NaN where there is no such month. */
export function daysInMonth(year: number, month: number): number {
  return month === FEBRUARY && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? Number.NaN);
}

/**
 * Days from 1 January 1970, which is 0. A year is counted from March, so that the leap day is its last one and the days
 * before a month follow from the month alone.
 */
export function dayNumberOf({ year, month, day }: CivilParts): number {
  const yearFromMarch = month > FEBRUARY ? year : year - 1;
  const monthFromMarch = month > FEBRUARY ? month - 3 : month + 9;
  const era = Math.floor(yearFromMarch / YEARS_AN_ERA);
  const yearOfEra = yearFromMarch - era * YEARS_AN_ERA;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = Math.floor((DAYS_OF_FIVE_MONTHS * monthFromMarch + 2) / 5) + day - 1;
  return era * DAYS_AN_ERA + yearOfEra * DAYS_A_YEAR + leapDays + dayOfYear - DAYS_TO_1970;
}

/** The day with that number: the other way round. */
export function partsOfDayNumber(dayNumber: number): CivilParts {
  const days = dayNumber + DAYS_TO_1970;
  const era = Math.floor(days / DAYS_AN_ERA);
  const dayOfEra = days - era * DAYS_AN_ERA;
  // The last day of 4, of 100 and of 400 years is one that a year of 365 days has no room for.
  const unevenDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / (DAYS_AN_ERA - 1));
  const yearOfEra = Math.floor((dayOfEra - unevenDays) / DAYS_A_YEAR);
  const dayOfYear = dayOfEra - (DAYS_A_YEAR * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / DAYS_OF_FIVE_MONTHS);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * YEARS_AN_ERA + (month > FEBRUARY ? 0 : 1),
    month,
    day: dayOfYear - Math.floor((DAYS_OF_FIVE_MONTHS * monthFromMarch + 2) / 5) + 1,
  };
}

/** Months from January of the year 0: the way months are added. */
export function monthNumberOf({ year, month }: Pick<CivilParts, 'year' | 'month'>): number {
  return year * MONTHS_A_YEAR + month - 1;
}

/** That day of the month with that number, or the month's last one where it is too short. */
export function dayInMonth({ monthNumber, day }: { monthNumber: number; day: number }): CivilParts {
  const year = Math.floor(monthNumber / MONTHS_A_YEAR);
  const month = monthNumber - year * MONTHS_A_YEAR + 1;
  return { year, month, day: Math.min(day, daysInMonth(year, month)) };
}

/** The ISO week of the day, 1 to 53, and the year that it belongs to: the one in which its Thursday lies. */
export function weekOf(dayNumber: number): { year: number; week: number } {
  const thursday = dayNumber - weekdayOf(dayNumber) + THURSDAY;
  const { year } = partsOfDayNumber(thursday);
  return { year, week: Math.floor((thursday - dayNumberOf({ year, month: 1, day: 1 })) / DAYS_A_WEEK) + 1 };
}

/** The day of the week: 1 is Monday, 7 is Sunday. */
export function weekdayOf(dayNumber: number): number {
  const fromMonday = (dayNumber + WEEKDAY_OF_1970 - 1) % DAYS_A_WEEK;
  return (fromMonday < 0 ? fromMonday + DAYS_A_WEEK : fromMonday) + 1;
}
