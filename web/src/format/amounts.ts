import type { Language } from '../words/language.tsx';

/** An amount of nothing, as the API writes it. */
export const NOTHING = '0.00';

const LOCALES = { da: 'da-DK', en: 'en-GB' } as const;
const DECIMALS = /^-?\d+(\.\d{1,6})?$/;

/** An amount of the API, a decimal text in kroner, as people write it: `1.234,50`. Exact: no float is made of it. */
export function showAmount(amount: string, language: Language): string {
  return format(amount, language, { minimumFractionDigits: 2, maximumFractionDigits: 6 });
}

/** A quantity or a rate: with the decimals that it has. */
export function showDecimal(decimal: string, language: Language): string {
  return format(decimal, language, { maximumFractionDigits: 6 });
}

export function showCount(count: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language]).format(count);
}

/** An amount as it stands in a field that is typed into: no signs between thousands. */
export function typedAmount(amount: string, language: Language): string {
  return format(amount, language, { minimumFractionDigits: 2, maximumFractionDigits: 6, useGrouping: false }).replace(
    '\u2212',
    '-',
  );
}

/**
 * What somebody typed as a decimal of the API: `1.234,5` is `1234.5` in Danish, and `0.500` a half, since no thousands begin with nothing.
 * Null where it is no number or could be two.
 */
export function readDecimal(typed: string, language: Language): string | null {
  const text = typed.replaceAll(/\s|kr\.?$/gu, '').replace('\u2212', '-');
  const [thousands, decimal] = language === 'da' ? ['.', ','] : [',', '.'];
  const grouped = new RegExp(`^-?[1-9]\\d{0,2}(\\${thousands}\\d{3})+(\\${decimal}\\d+)?$`);
  const plain = grouped.test(text) ? text.replaceAll(thousands, '') : text;
  const read = plain.replace(decimal, '.');
  return DECIMALS.test(read) ? read : null;
}

/** Øre of an amount, for sums and heights. */
export function oreOf(amount: string): bigint {
  const [kroner = '0', fraction = ''] = amount.replace('-', '').split('.');
  const ore = BigInt(kroner) * 100n + BigInt(fraction.padEnd(2, '0').slice(0, 2));
  return amount.startsWith('-') ? -ore : ore;
}

/** An amount as the API writes it, of øre. */
export function amountOf(ore: bigint): string {
  const digits = (ore < 0n ? -ore : ore).toString().padStart(3, '0');
  return `${ore < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function format(decimal: string, language: Language, options: Intl.NumberFormatOptions): string {
  // Decimal texts are formatted exactly (ES2023), which the types do not all know.
  return new Intl.NumberFormat(LOCALES[language], options).format(decimal as unknown as bigint);
}
