import type { CreditorId, InvoiceId, PrintItemId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

const QUEUE = `
insert into print_item (id, creditor_id, debtor_id, invoice_id, reason)
select uuidv7(), creditor_id, debtor_id, id, ? from invoice where creditor_id = ? and id = ?`;

/** Puts a document in the print queue that never was in it. Answers whether it was not. */
export async function queueFirstPrint(
  em: EntityManager,
  { creditorId, invoiceId }: { creditorId: CreditorId; invoiceId: InvoiceId },
): Promise<boolean> {
  const sql = `${QUEUE} and not exists (select from print_item where invoice_id = invoice.id) on conflict do nothing returning 1`;
  return (await em.execute<unknown[]>(sql, [null, creditorId, invoiceId])).length > 0;
}

/** Puts a document in the print queue for a reason that a person gives. Null where it waits there already. */
export async function queuePrintAgain(
  em: EntityManager,
  { creditorId, invoiceId, reason }: { creditorId: CreditorId; invoiceId: InvoiceId; reason: string },
): Promise<PrintItemId | null> {
  const sql = `${QUEUE} on conflict (invoice_id) where batch_id is null do nothing returning id`;
  const [queued] = await em.execute<{ id: PrintItemId }[]>(sql, [reason, creditorId, invoiceId]);
  return queued?.id ?? null;
}
