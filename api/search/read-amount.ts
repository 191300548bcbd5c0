import { parseOre } from '../../domain/money/money.ts';

const DANISH = /^\d{1,3}(\.\d{3})+(,\d{1,2})?$|^\d+,\d{1,2}$/;
const MAX_LENGTH = 16;

/** What a person types as an amount, as a Dane or a program writes it, in øre: "1.234,50", "1234,5", "1234.50". Null where it is none. */
export function readAmount(text: string): bigint | null {
  if (text.length > MAX_LENGTH) return null;
  return parseOre(DANISH.test(text) ? text.replaceAll('.', '').replace(',', '.') : text);
}
