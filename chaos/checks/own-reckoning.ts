import type { SubscriptionFact } from '../facts.ts';

const DAY_MS = 86_400_000;
const VAT_PERCENT = 25n;

/** A day so many days later, both as YYYY-MM-DD. */
export function daysLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

export interface OwnPeriod {
  readonly from: string;
  readonly to: string;
}

/** The periods of a subscription that are due. */
export function periodsOf({ startOn, periodDays, periods }: SubscriptionFact): OwnPeriod[] {
  return Array.from({ length: periods }, (_unused, index) => ({
    from: daysLater(startOn, index * periodDays),
    to: daysLater(startOn, (index + 1) * periodDays - 1),
  }));
}

/** Øre of kroner with two decimals. */
function oreOf(kroner: string): bigint {
  const [whole = '', part = ''] = kroner.split('.');
  return BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'));
}

/** What a period costs without VAT. */
export const netOf = ({ unitPrice, quantity }: SubscriptionFact): bigint => oreOf(unitPrice) * BigInt(quantity);

/** VAT of an amount, rounded half up. */
export function vatOf(netOre: bigint, { vatCode }: SubscriptionFact): bigint {
  return vatCode === 'exempt' ? 0n : (netOre * VAT_PERCENT * 2n + 100n) / 200n;
}
