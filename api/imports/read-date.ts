import type { NumberSpelling } from './number-spelling.ts';
import type { Reading } from './reading.ts';

/** 1-1-2027, 01.01.2027, 01/01/2027. */
const DAY_FIRST = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4})$/;
const MONTHS = 12;

/**
 * A date cell as the API writes it, from there or with the day first, as it is written in Denmark. Programs that write decimals with a point
 * may write the month first between slashes: what could be two days there is refused. What is no date is left as it is.
 */
export function readDate(cell: string, { decimalSign }: NumberSpelling): Reading {
  const [, day = '', sign, month = '', year = ''] = DAY_FIRST.exec(cell) ?? [];
  if (sign === undefined) return { value: cell };
  const couldBeMonth = Number.parseInt(day, 10) <= MONTHS && Number.parseInt(month, 10) <= MONTHS;
  const isTwo = couldBeMonth && Number.parseInt(day, 10) !== Number.parseInt(month, 10);
  if (sign === '/' && decimalSign === '.' && isTwo) {
    const message = 'This could be two days: write the year first, 2027-01-31';
    return { refusal: { code: 'ambiguous_date', message } };
  }
  return { value: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
}
