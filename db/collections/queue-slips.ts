import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

const QUEUE = `
insert into slip (id, creditor_id, debtor_id, invoice_id, status)
select uuidv7(), creditor_id, debtor_id, id, 'queued' from invoice
where creditor_id = ? and id = any(?::uuid[]) and credits_invoice_id is null order by id
on conflict (invoice_id) do nothing`;

/**
 * Queues the slips by which debtors learn of documents and pay them, in the transaction that issues them: one for each, however often.
 * @throws where Betalingsservice sends no slips for the creditor any more: a second try reads that and tells the debtors in another way
 */
export async function queueSlips(
  em: EntityManager,
  { creditorId, invoiceIds }: { creditorId: CreditorId; invoiceIds: readonly InvoiceId[] },
): Promise<void> {
  if (invoiceIds.length > 0) await em.execute(QUEUE, [creditorId, `{${invoiceIds.join()}}`]);
}

const HOLD_SERVICE = `
select pbs_number is not null and coalesce(bs_settings #>> '{services,slips}', 'none') <> 'none' "areSent" from creditor where id = ? for key share`;

/** Whether Betalingsservice sends slips for the creditor, which stays so until the transaction ends. */
export async function holdSlipService(em: EntityManager, { creditorId }: { creditorId: CreditorId }): Promise<boolean> {
  const [creditor] = await em.execute<{ areSent: boolean }[]>(HOLD_SERVICE, [creditorId]);
  return creditor?.areSent ?? false;
}

// Of a reminder something is open as well where that is so of what it lists.
const QUEUE_AGAIN = `
with open as (
  select invoice_id from invoice_balance where creditor_id = ? and invoice_id = any(?::uuid[]) and open_ore > 0
)
update slip s set status = 'queued', queued_at = now()
where s.creditor_id = ? and s.status = 'withdrawn' and not s.told_otherwise and s.invoice_id in (
  select invoice_id from open
  union select l.reminder_id from open o join reminder_invoice l on l.invoice_id = o.invoice_id)
returning s.invoice_id "invoiceId"`;

/**
 * Queues again what was withdrawn because nothing was open of its document, where something is open again, in the caller's transaction, which holds
 * the creditor's deliveries. None where Betalingsservice sends no slips for the creditor any more: nothing would deliver them.
 * @returns the invoices whose slips are queued by that
 */
export async function queueSlipsAgain(
  em: EntityManager,
  { creditorId, invoiceIds }: { creditorId: CreditorId; invoiceIds: readonly InvoiceId[] },
): Promise<InvoiceId[]> {
  if (!(await holdSlipService(em, { creditorId }))) return [];
  const queued = await em.execute<{ invoiceId: InvoiceId }[]>(QUEUE_AGAIN, [
    creditorId,
    `{${invoiceIds.join()}}`,
    creditorId,
  ]);
  return queued.map(({ invoiceId }) => invoiceId);
}
