import type { Column } from './column.ts';
import type { NumberSpelling } from './number-spelling.ts';
import type { Reading } from './reading.ts';
import { readDate } from './read-date.ts';
import { readDecimal } from './read-decimal.ts';

const INTEGER = /^-?\d{1,15}$/;
const DIGITS = /^\d+$/;
/** As spreadsheets write them, in English and in Danish; in any letters. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
  ['sand', true],
  ['falsk', false],
]);

/** What the body of a POST would hold instead of the cell; what is not of the column's type is left to be refused there. */
export function readValue({ type, width }: Column, cell: string, spelling: NumberSpelling): Reading {
  if (type === 'decimal') return readDecimal(cell, spelling);
  if (type === 'date') return readDate(cell, spelling);
  if (type === 'integer') return { value: INTEGER.test(cell) ? Number.parseInt(cell, 10) : cell };
  if (type === 'boolean') return { value: BOOLEANS.get(cell.toLowerCase()) ?? cell };
  return { value: width !== undefined && DIGITS.test(cell) ? cell.padStart(width, '0') : cell };
}
