import { digitsOf } from './digits.ts';

const WEIGHTS = [2, 7, 6, 5, 4, 3, 2, 1];

/** Whether the text can be a Danish company number: eight digits, the first not zero, modulus 11. */
export function isCvr(text: string): boolean {
  if (!/^[1-9]\d{7}$/.test(text)) return false;
  const sum = digitsOf(text).reduce((total, digit, index) => total + digit * (WEIGHTS[index] ?? 0), 0);
  return sum % 11 === 0;
}
