import type { components } from '../api/schema.ts';
import { amountOf, oreOf } from '../format/amounts.ts';

/** Where a part of a payment may go: to an invoice, or to a debtor's credit. */
export interface Target {
  readonly debtorId: string;
  readonly debtorName: string;
  readonly invoice: { readonly id: string; readonly number: string; readonly open: string } | null;
}

/** A part of a payment as a person lays it out. `amount` is one of the API, or empty while it is typed. */
export interface Part {
  readonly target: Target;
  readonly amount: string;
}

export const keyOf = ({ invoice, debtorId }: Target): string => invoice?.id ?? debtorId;

export const hasOpen = ({ open }: { open: string }): boolean => oreOf(open) > 0n;

/** What is left of a payment when its parts are taken off, in øre; of the other sign where they are more than waits. */
export const restOf = (unmatched: string, parts: readonly Part[]): bigint =>
  parts.reduce((rest, { amount }) => rest - (amount === '' ? 0n : oreOf(amount)), oreOf(unmatched));

/** Whether the parts are more than waits, whichever way the money went. */
export const isTooMuch = (unmatched: string, parts: readonly Part[]): boolean => {
  const rest = restOf(unmatched, parts);
  return oreOf(unmatched) > 0n ? rest < 0n : rest > 0n;
};

/** Whether the parts can be sent: some, each of an amount, together no more than waits. */
export const isComplete = (unmatched: string, parts: readonly Part[]): boolean =>
  parts.length > 0 &&
  parts.every(({ amount }) => amount !== '' && oreOf(amount) !== 0n) &&
  !isTooMuch(unmatched, parts);

/**
 * Adds a target with as much of the rest as it takes: an invoice what is open, credit all of it. What is chosen already is taken out
 * again. Money that was taken back is laid back on whatever it was taken from, all of it.
 */
export function togglePart(unmatched: string, parts: readonly Part[], target: Target): Part[] {
  const others = parts.filter((part) => keyOf(part.target) !== keyOf(target));
  if (others.length < parts.length) return others;
  const rest = restOf(unmatched, parts);
  const open = target.invoice === null ? null : oreOf(target.invoice.open);
  const amount = rest > 0n && open !== null && open < rest ? open : rest;
  return [...parts, { target, amount: amountOf(amount) }];
}

/** A suggested invoice as a target: money that comes for one with nothing open is its debtor's. */
export function targetOf(
  { invoiceId, invoiceNumber, debtorId, debtorName, open }: components['schemas']['PaymentSuggestion'],
  movesBack: boolean,
): Target {
  const takes = movesBack || hasOpen({ open });
  return { debtorId, debtorName, invoice: takes ? { id: invoiceId, number: invoiceNumber, open } : null };
}
