import { numberWith, type NumberSpelling } from './number-spelling.ts';
import type { Reading } from './reading.ts';

/** Letters, signs of money and percent, and the dash, of whatever kind, after the decimal sign of whole kroner. */
const UNIT = /[\p{L}%€$£]|[,.][\p{Pd}\u2212]{1,2}$/u;
const EXPONENT = /\de[+-]?\d/i;

/** A decimal cell as the API writes it. What is no decimal at all is left as it is, to be refused there. */
export function readDecimal(cell: string, { decimalSign, separator }: NumberSpelling): Reading {
  const comma = numberWith(',', cell);
  // Where commas set cells apart, one inside a number is more likely a decimal sign than not.
  const point = separator === ',' && cell.includes(',') ? null : numberWith('.', cell);
  if (comma !== null && comma === point) return { value: comma };
  if (decimalSign === null && comma !== null && point !== null) {
    const message =
      'This could be two numbers, and no other number of the file tells which: write all with two decimals after a comma, 1250,00';
    return { refusal: { code: 'ambiguous_number', message } };
  }
  if (decimalSign === 'mixed' && (comma !== null || point !== null)) {
    const message = 'Some numbers of the file have a comma before their decimals, others a point: write all in one way';
    return { refusal: { code: 'mixed_decimal_signs', message } };
  }
  const value = decimalSign === '.' ? point : comma;
  if (value !== null) return { value };
  if (/\d/.test(cell) && UNIT.test(cell) && !EXPONENT.test(cell)) {
    const message = 'Write the number alone, without kr., % or other words';
    return { refusal: { code: 'unit_in_number', message } };
  }
  return { value: cell };
}
