import { type CivilDate, datePartsOf } from './calendar.ts';
import { MONTHS_A_YEAR } from './day-numbers.ts';
import type { Language } from './language.ts';

const MONTHS = {
  da: 'januar februar marts april maj juni juli august september oktober november december'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
} as const satisfies Record<Language, readonly string[]>;

/** The name of the month, 1 for January; counted on over the end of the year, 0 is December and 13 is January. */
export function monthName(month: number, language: Language): string {
  const fromJanuary = (month - 1 + MONTHS_A_YEAR) % MONTHS_A_YEAR;
  const name = MONTHS[language][fromJanuary];
  if (name === undefined) throw new RangeError(`not a month: ${month}`);
  return name;
}

/** A date as it stands in a sentence: 31. december 2026 in Danish, 31 December 2026 in English. */
export function longDate(date: CivilDate, language: Language): string {
  const { year, month, day } = datePartsOf(date);
  return `${day}${language === 'da' ? '.' : ''} ${monthName(month, language)} ${year}`;
}
