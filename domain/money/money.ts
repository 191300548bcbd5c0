import { formatScaled, parseScaled } from './decimal.ts';

const ORE_DECIMALS = 2;

/** The largest amount that a collection can hold: thirteen digits of øre. BS042, positions 61-73. */
export const MAX_AMOUNT_ORE = 9_999_999_999_999n;

/** The largest unit price, in millionths of a krone: ten digits of kroner, as SQL holds it too. */
export const MAX_UNIT_PRICE_MICRO = 9_999_999_999_999_999n;

/** "1234.5" as øre, 123450n. Null where the text is not a plain decimal with at most two decimals. */
export function parseOre(text: string): bigint | null {
  return parseScaled(text, ORE_DECIMALS);
}

/** Øre as kroner with a point and always two decimals, for machines: "1234.50", "-0.05". */
export function formatOre(ore: bigint): string {
  return formatScaled(ore, ORE_DECIMALS);
}

/** Øre as kroner as a Dane writes them: "1.234,50", "-0,05". */
export function formatOreDanish(ore: bigint): string {
  return formatOre(ore)
    .replace('.', ',')
    .replaceAll(/(?<=\d)(?=(?:\d{3})+,)/g, '.');
}
