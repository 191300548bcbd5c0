import type { Separator } from './read-csv.ts';

const WITH_COMMA = /^-?\d+,\d+$/;
/** 1.234 is a thousand and some to a Dane, and one and some to a program. */
const GROUPED = /^-?\d{1,3}(\.\d{3})+$/;

/**
 * A decimal cell as the API writes it: where cells are set apart by semicolons, a comma may stand before the decimals. What is
 * no decimal is left as it is. Null where it can be read as two numbers.
 */
export function readDecimal(cell: string, separator: Separator): string | null {
  if (separator === ',') return cell;
  if (GROUPED.test(cell)) return null;
  return WITH_COMMA.test(cell) ? cell.replace(',', '.') : cell;
}
