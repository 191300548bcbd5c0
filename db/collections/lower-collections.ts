import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { holdDeliveries } from '../deliveries/lock-deliveries.ts';
import type { EntityManager } from '../orm.ts';
import { QUEUE_COLLECTIONS } from './queue-collections.ts';

const GIVEN = `(select jsonb_array_elements_text(?::jsonb)::uuid)`;

// One that is about to be queued is queued here, so that it is not queued at the full amount a moment later.
const QUEUE = `${QUEUE_COLLECTIONS} and creditor_id = ? and id in ${GIVEN}
  and not exists (select from collection c where c.invoice_id = invoice.id)
on conflict (invoice_id) do nothing`;

const LOWER = `
update collection c set status = case when b.open_ore > 0 then 'queued' else 'withdrawn' end,
  amount_ore = case when b.open_ore > 0 then b.open_ore else c.amount_ore end,
  withdrawn_as = case when b.open_ore > 0 then null else 'settled' end
from invoice_balance b
where c.creditor_id = ? and c.status = 'queued' and c.invoice_id in ${GIVEN} and b.invoice_id = c.invoice_id`;

/**
 * Lowers what is still queued of invoices to what is open of them, and withdraws it where that is nothing, after they were credited or
 * paid in the caller's transaction. What has been delivered stays. What is open again later: `restoreCollections`.
 */
export async function lowerCollections(
  em: EntityManager,
  { creditorId, invoiceIds }: { creditorId: CreditorId; invoiceIds: readonly InvoiceId[] },
): Promise<void> {
  if (invoiceIds.length === 0) return;
  const ids = JSON.stringify(invoiceIds);
  await holdDeliveries(em, creditorId);
  await em.execute(QUEUE, [creditorId, ids]);
  await em.execute(LOWER, [creditorId, ids]);
}
