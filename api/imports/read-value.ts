import type { Column } from './import-kind.ts';
import type { Separator } from './read-csv.ts';
import { readDecimal } from './read-decimal.ts';

const INTEGER = /^-?\d{1,15}$/;
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

/** What the body of a POST would hold instead of the cell; what is not of the column's type is left to be refused there. Null where it can be read as two numbers. */
export function readValue({ type }: Column, cell: string, separator: Separator): string | number | boolean | null {
  if (type === 'decimal') return readDecimal(cell, separator);
  if (type === 'integer') return INTEGER.test(cell) ? Number.parseInt(cell, 10) : cell;
  // Spreadsheets write TRUE.
  return type === 'boolean' ? (BOOLEANS.get(cell.toLowerCase()) ?? cell) : cell;
}
