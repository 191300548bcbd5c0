import { complementToTen, digitsOf } from './digits.ts';

/** Whether the text can be an EAN location number: thirteen digits, GS1's check digit (weights 1, 3, 1, 3 ...), not all zeros. */
export function isEan(text: string): boolean {
  if (!/^\d{13}$/.test(text) || /^0+$/.test(text)) return false;
  const digits = digitsOf(text);
  const sum = digits.slice(0, -1).reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3), 0);
  return digits.at(-1) === complementToTen(sum);
}
