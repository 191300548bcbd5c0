import type { CreditorId, InvoiceId, PaymentId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

// A dismissal that is undone goes the other way between the same accounts, and what is below zero does so from the start.
const DISMISSED = `
select coalesce(sum(case when debit = 'unmatched' then amount_ore else -amount_ore end), 0)::text ore from ledger_transfer
where creditor_id = ? and payment_id = ? and kind in ('dismissed', 'dismissal_undone')`;

const WRITTEN_OFF = `
select coalesce(sum(case when debit = 'write_offs' then amount_ore else -amount_ore end), 0)::text ore from ledger_transfer
where creditor_id = ? and invoice_id = ? and kind in ('written_off', 'write_off_undone')`;

/** What of a payment is dismissed now: below zero where it took money back. */
export async function sumDismissed(
  em: EntityManager,
  { creditorId, paymentId }: { creditorId: CreditorId; paymentId: PaymentId },
): Promise<bigint> {
  const [row] = await em.execute<{ ore: string }[]>(DISMISSED, [creditorId, paymentId]);
  return BigInt(row?.ore ?? 0);
}

/** What of an invoice is written off now. */
export async function sumWrittenOff(
  em: EntityManager,
  { creditorId, invoiceId }: { creditorId: CreditorId; invoiceId: InvoiceId },
): Promise<bigint> {
  const [row] = await em.execute<{ ore: string }[]>(WRITTEN_OFF, [creditorId, invoiceId]);
  return BigInt(row?.ore ?? 0);
}
