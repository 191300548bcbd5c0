import type { DebtorId, InvoiceId } from '../identifiers/ids.ts';
import { leastOre, sumOre } from './compare-facts.ts';

/** A part of a payment, and where it goes: to the debtor's credit where there is no invoice. */
export interface SpreadPart {
  readonly debtorId: DebtorId;
  readonly invoiceId: InvoiceId | null;
  readonly amountOre: bigint;
}

/**
 * Spreads money over what is open, in the order given: never more than is open of each, and what is then over is the debtor's to the good.
 * The parts add up to the amount.
 * @param amountOre above zero
 */
export function spreadByHand(
  amountOre: bigint,
  { debtorId, invoices }: { debtorId: DebtorId; invoices: readonly { invoiceId: InvoiceId; openOre: bigint }[] },
): SpreadPart[] {
  const parts: SpreadPart[] = [];
  for (const { invoiceId, openOre } of invoices) {
    const takes = leastOre(amountOre - sumOre(parts), openOre);
    if (takes > 0n) parts.push({ debtorId, invoiceId, amountOre: takes });
  }
  const restOre = amountOre - sumOre(parts);
  return restOre === 0n ? parts : [...parts, { debtorId, invoiceId: null, amountOre: restOre }];
}
