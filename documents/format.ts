import type { CivilDate } from '../domain/calendar/calendar.ts';
import { longDate } from '../domain/calendar/date-words.ts';
import { formatScaled } from '../domain/money/decimal.ts';
import type { Language } from '../domain/calendar/language.ts';
import type { Period } from '../domain/calendar/period.ts';

export { longDate as formatLongDate } from '../domain/calendar/date-words.ts';

const SEPARATORS = {
  da: { thousands: '.', decimal: ',' },
  en: { thousands: ',', decimal: '.' },
} as const satisfies Record<Language, { thousands: string; decimal: string }>;

const ORE_DECIMALS = 2;
const MICRO_DECIMALS = 6;
const BASIS_POINTS_A_PERCENT_DECIMALS = 2;

/** @param places trailing zeros beyond `leastDecimals` are left off */
function localise(scaled: bigint, language: Language, places: { decimals: number; leastDecimals: number }): string {
  const { thousands, decimal } = SEPARATORS[language];
  const [whole = '', fraction = ''] = formatScaled(scaled, places.decimals).split('.');
  const grouped = whole.replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, thousands);
  const kept = fraction.replace(/0+$/, '').padEnd(places.leastDecimals, '0');
  return kept === '' ? grouped : grouped + decimal + kept;
}

/** Øre as kroner without a currency: 1.234,50 in Danish, 1,234.50 in English. */
export function formatAmount(amountOre: bigint, language: Language): string {
  return localise(amountOre, language, { decimals: ORE_DECIMALS, leastDecimals: ORE_DECIMALS });
}

/** Øre with the currency: 1.234,50 kr. in Danish, DKK 1,234.50 in English. */
export function formatMoney(amountOre: bigint, language: Language): string {
  const amount = formatAmount(amountOre, language);
  return language === 'da' ? `${amount} kr.` : `DKK ${amount}`;
}

/** Millionths of a krone: two decimals, more only where the price has them. */
export function formatUnitPrice(unitPriceMicro: bigint, language: Language): string {
  return localise(unitPriceMicro, language, { decimals: MICRO_DECIMALS, leastDecimals: ORE_DECIMALS });
}

/** Millionths of a unit: only the decimals that are there. */
export function formatQuantity(quantityMicro: bigint, language: Language): string {
  return localise(quantityMicro, language, { decimals: MICRO_DECIMALS, leastDecimals: 0 });
}

/** Basis points as per cent: 25 % in Danish, 25% in English. */
export function formatRate(rateBp: number, language: Language): string {
  const places = { decimals: BASIS_POINTS_A_PERCENT_DECIMALS, leastDecimals: 0 };
  return localise(BigInt(rateBp), language, places) + (language === 'da' ? ' %' : '%');
}

function splitDate(date: CivilDate): { year: string; month: string; day: string } {
  return { year: date.slice(0, 4), month: date.slice(5, 7), day: date.slice(8, 10) };
}

/** As it stands in a column: 31.12.2026 in Danish, 31 December 2026 in English. */
export function formatDate(date: CivilDate, language: Language): string {
  if (language === 'en') return longDate(date, language);
  const { year, month, day } = splitDate(date);
  return `${day}.${month}.${year}`;
}

/** The first and the last day that are billed: 01.12.2026 – 31.12.2026. */
export function formatPeriod({ from, to }: Period, language: Language): string {
  return `${formatDate(from, language)} – ${formatDate(to, language)}`;
}
