import type { CreditorId, InvoiceId } from '../domain/ids.ts';
import type { EntityManager } from './orm.ts';
import { queueCollection } from './queue-collections.ts';

const LOWER = `
update collection c set status = case when b.open_ore > 0 then 'queued' else 'withdrawn' end,
  amount_ore = case when b.open_ore > 0 then b.open_ore else c.amount_ore end
from invoice_balance b
where b.creditor_id = ? and b.invoice_id in (select jsonb_array_elements_text(?::jsonb)::uuid)
  and c.invoice_id = b.invoice_id and c.status = 'queued'`;

/**
 * Lowers what is still queued for collection to what is open of the invoices, and withdraws it where that is nothing; what has been
 * delivered stays. In the transaction that has posted what lowers them.
 */
export async function lowerCollections(
  em: EntityManager,
  { creditorId, invoiceIds }: { creditorId: CreditorId; invoiceIds: readonly InvoiceId[] },
): Promise<void> {
  if (invoiceIds.length === 0) return;
  // No delivery closes in between, which would hold some of these collections and wait for others.
  await em.execute(`select pg_advisory_xact_lock_shared(hashtextextended('delivery/' || ?, 0))`, [creditorId]);
  // One that is about to be queued is queued here, so that it is not queued at the full amount a moment later.
  for (const invoiceId of invoiceIds) await queueCollection(em, invoiceId);
  await em.execute(LOWER, [creditorId, JSON.stringify(invoiceIds)]);
}
