import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

const QUEUE = `
insert into slip (id, creditor_id, debtor_id, invoice_id, status)
select uuidv7(), creditor_id, debtor_id, id, 'queued' from invoice
where creditor_id = ? and id = any(?::uuid[]) and credits_invoice_id is null order by id
on conflict (invoice_id) do nothing`;

/** Queues the slips by which debtors learn of documents and pay them, in the transaction that issues them: one for each, however often. */
export async function queueSlips(
  em: EntityManager,
  { creditorId, invoiceIds }: { creditorId: CreditorId; invoiceIds: readonly InvoiceId[] },
): Promise<void> {
  if (invoiceIds.length > 0) await em.execute(QUEUE, [creditorId, `{${invoiceIds.join()}}`]);
}
