import { type CivilDate, datePartsOf } from '../calendar/calendar.ts';
import { toIso88591Text } from './iso-8859-1.ts';

/** Every record of a delivery is that wide; trailing blanks may be left off. */
export const RECORD_WIDTH = 128;

/** First and last position, counted from 1, both included: the way the tables of the format give them. */
export type Positions = readonly [first: number, last: number];

/** The named fields of a record, in their order. What no name covers is filler. */
export type Layout = Readonly<Record<string, Positions>>;

/** A piece of a record, as wide as its positions. */
export interface Field {
  readonly at: Positions;
  readonly text: string;
}

/** A fixed text, such as the record's own name. */
export function constant(at: Positions, text: string): Field {
  return { at, text };
}

/** Digits, to the right, filled with zeros. @throws RangeError on anything but digits and on more than there is room for. */
export function numeric(at: Positions, value: bigint | string): Field {
  const digits = value.toString();
  if (!/^\d+$/.test(digits)) throw new RangeError(`positions ${at.join('-')} hold digits only: ${digits}`);
  if (digits.length > widthOf(at)) throw new RangeError(`${digits} is too long for positions ${at.join('-')}`);
  return { at, text: digits.padStart(widthOf(at), '0') };
}

/** Text, to the left, filled with blanks: transliterated first and then cut, since transliteration can lengthen. */
export function alphanumeric(at: Positions, value: string): Field {
  return { at, text: toIso88591Text(value).slice(0, widthOf(at)).padEnd(widthOf(at)) };
}

export function blanks(at: Positions): Field {
  return { at, text: ' '.repeat(widthOf(at)) };
}

export function zeros(at: Positions): Field {
  return { at, text: '0'.repeat(widthOf(at)) };
}

/** DDMMYYYY, or DDMMYY where there is room for six digits. */
export function date(at: Positions, value: CivilDate): Field {
  const { day, month, year } = datePartsOf(value);
  const dayAndMonth = day.toString().padStart(2, '0') + month.toString().padStart(2, '0');
  return { at, text: dayAndMonth + year.toString().slice(widthOf(at) === 6 ? -2 : 0) };
}

/** A date as `date`, or zeros where there is none. */
export function dateOrZeros(at: Positions, value: CivilDate | null): Field {
  return value === null ? zeros(at) : date(at, value);
}

/** The sign of an amount: 1 collects from the debtor, 2 pays out to the debtor, 0 does neither. */
export function signCode(at: Positions, ore: bigint): Field {
  if (ore === 0n) return numeric(at, 0n);
  return numeric(at, ore > 0n ? 1n : 2n);
}

/** An amount without its sign. */
export function unsigned(at: Positions, ore: bigint): Field {
  return numeric(at, ore < 0n ? -ore : ore);
}

/** Puts fields together to one record. @throws RangeError where they do not tile the positions 1 to 128. */
export function record(fields: readonly Field[]): string {
  let next = 1;
  for (const { at, text } of fields) {
    if (at[0] !== next || text.length !== widthOf(at))
      throw new RangeError(`field ${at.join('-')} does not fit in its record`);
    next = at[1] + 1;
  }
  if (next !== RECORD_WIDTH + 1) throw new RangeError(`the record ends at ${next - 1}`);
  return fields.map(({ text }) => text).join('');
}

/** How many positions there are. */
export function widthOf([first, last]: Positions): number {
  return last - first + 1;
}
