/** Quantities and unit prices are counted in millionths: 1.5 is 1_500_000n. */
export const MICRO = 1_000_000n;

/** Millionths of a krone in an øre. */
export const MICRO_PER_ORE = MICRO / 100n;

const MICRO_DECIMALS = 6;

// As much as numeric(24, 6) holds; a bound, so that an endless row of digits is refused before it is computed with.
const MAX_INTEGER_DIGITS = 18;

/**
 * A decimal string as a scaled whole number: "1.5" with two decimals is 150n.
 * Null where the text is not plain decimal digits with at most that many decimals and an optional leading minus.
 */
export function parseScaled(text: string, decimals: number): bigint | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole.length > MAX_INTEGER_DIGITS || fraction.length > decimals) return null;
  const scaled = BigInt(whole + fraction.padEnd(decimals, '0'));
  return sign === '-' ? -scaled : scaled;
}

/** A scaled whole number with all its decimals: 150n with two decimals is "1.50". */
export function formatScaled(scaled: bigint, decimals: number): string {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** "1.5" as millionths, 1_500_000n. Null where the text has an exponent, a plus, a blank or more than six decimals. */
export function parseMicro(text: string): bigint | null {
  return parseScaled(text, MICRO_DECIMALS);
}

/** Millionths as the shortest decimal string: "1.5", "-0.000001", "3". */
export function formatMicro(micro: bigint): string {
  return formatScaled(micro, MICRO_DECIMALS).replace(/\.?0+$/, '');
}

/**
 * The one rounding rule of all money: to the nearest whole number, a half away from zero.
 * @throws RangeError where the denominator is not above zero.
 */
export function divideHalfAwayFromZero(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError(`denominator must be above zero: ${denominator}`);
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (magnitude * 2n + denominator) / (denominator * 2n);
  return numerator < 0n ? -rounded : rounded;
}
