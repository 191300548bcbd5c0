const ZERO = 0x30;

/** The digits of a text that is known to hold nothing else, as numbers. */
export function digitsOf(text: string): number[] {
  return Array.from(text, (digit) => digit.charCodeAt(0) - ZERO);
}

/** The digit that makes a sum divisible by ten. It is 0, never 10, where the sum is divisible already. */
export function complementToTen(sum: number): number {
  return (10 - (sum % 10)) % 10;
}
