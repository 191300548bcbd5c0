import type { InvoiceId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/**
 * Queues the collections of invoices that Betalingsservice draws, each once: a condition on the invoices follows, and
 * `on conflict (invoice_id) do nothing`. SQL, of a table or query of invoices with that name.
 */
export const queueCollectionsOf = (invoices: string): string => `
insert into collection (id, creditor_id, invoice_id, debtor_id, pbs_number, bs_debtor_group, customer_number,
  mandate_number, payment_date, amount_ore, status)
select uuidv7(), creditor_id, id, debtor_id, parties #>> '{betalingsservice,pbsNumber}', parties #>> '{betalingsservice,bsDebtorGroup}',
  parties #>> '{betalingsservice,customerNumber}', parties ->> 'mandateNumber', due_on, total_ore, 'queued'
from ${invoices} where payment_method = 'betalingsservice'`;

/** The same, of the invoices that are stored. */
export const QUEUE_COLLECTIONS = queueCollectionsOf('invoice');

/** Queues the collections of those of some invoices that Betalingsservice draws: one for each, however often it is asked for. */
export async function queueCollections(em: EntityManager, invoiceIds: readonly InvoiceId[]): Promise<void> {
  if (invoiceIds.length === 0) return;
  const some = `${QUEUE_COLLECTIONS} and id = any(?::uuid[]) on conflict (invoice_id) do nothing`;
  await em.execute(some, [`{${invoiceIds.join()}}`]);
}

const QUEUE_ONE = `
with invoice as (
  select * from invoice where id = ?
), queued as (
  ${QUEUE_COLLECTIONS}
  on conflict (invoice_id) do nothing returning id
)
select payment_method = 'betalingsservice' drawn, exists (select from queued) queued from invoice`;

/**
 * Queues the collection of an invoice that Betalingsservice draws: one for each invoice, however often and however much at once it
 * is asked for. Null where there is no such invoice.
 */
export async function queueCollection(
  em: EntityManager,
  invoiceId: InvoiceId,
): Promise<{ drawn: boolean; queued: boolean } | null> {
  const [row] = await em.execute<{ drawn: boolean; queued: boolean }[]>(QUEUE_ONE, [invoiceId]);
  return row ?? null;
}
