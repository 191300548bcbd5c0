import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import type { QueuedMailKind } from '../words/mails.ts';

/**
 * Hands the mails of invoices that are written in the same statement to the post office, those of a group with the run that holds them
 * while it is stopped. SQL, after the queries `mails` and `invoices`.
 */
export const QUEUE_WRITTEN = `
insert into mail_queue (id, creditor_id, kind, run_id)
select m.invoice_id, m.creditor_id, 'invoice', r.id
from mails m join invoices i on i.id = m.invoice_id
left join billing_run r on r.subscription_id = i.subscription_id and r.period_index = i.period_index`;

const QUEUE_WAITING = `
insert into mail_queue (id, creditor_id, kind)
select invoice_id, creditor_id, 'invoice' from invoice_mail where invoice_id = any(?::uuid[]) and status = 'waiting'
on conflict (id) do nothing`;

/** Hands mails of invoices that still wait to the post office, where another version has laid them ready for somebody else. */
export async function queueWaitingMails(em: EntityManager, invoiceIds: readonly InvoiceId[]): Promise<void> {
  if (invoiceIds.length > 0) await em.execute(QUEUE_WAITING, [`{${invoiceIds.join()}}`]);
}

const QUEUE = `
insert into mail_queue (id, creditor_id, kind) values (?, ?, ?)
on conflict (id) do update set tries = 0, next_try_at = default, give_up_at = null, call_id = null`;

/** Hands a mail to the post office, to be tried at once and for a week; one that waits there begins anew. */
export async function queueMail(
  em: EntityManager,
  { id, creditorId, kind }: { id: string; creditorId: CreditorId; kind: QueuedMailKind },
): Promise<void> {
  await em.execute(QUEUE, [id, creditorId, kind]);
}

/** A mail that the post office has is no workflow's of its own. SQL, of the mail's key. */
export const NOT_AT_POST_OFFICE = (key: string): string => `not exists (select from mail_queue q where q.id = ${key})`;

/** Whether the post office has a mail: then nobody else sends it. */
export async function isQueued(em: EntityManager, id: string): Promise<boolean> {
  return (await em.execute<unknown[]>('select from mail_queue where id = ?', [id])).length > 0;
}
