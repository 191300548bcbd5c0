import type { CreditorId, InvoiceId } from '../domain/ids.ts';
import { IN_NO_STOPPED_RUN, LOOK_BACK, type Difference } from './difference.ts';
import type { EntityManager } from './orm.ts';

type Row = { readonly invoiceId: InvoiceId; readonly number: string };

const SELECT_MISSING = `
select i.id "invoiceId", i.number from invoice i
where i.creditor_id = ? and i.id > uuidv7(-${LOOK_BACK}) and i.payment_method = 'fi71'
  and not exists (select from invoice_mail m where m.invoice_id = i.id)
order by i.id`;

const SELECT_NOT_SENT = (status: 'failed' | 'waiting') => `
select m.invoice_id "invoiceId", i.number from invoice_mail m
join invoice i on i.creditor_id = m.creditor_id and i.id = m.invoice_id
where m.creditor_id = ? and m.status = '${status}' and m.status <> 'sent'
  and (m.status = 'failed' or m.created_at < now() - '1 day'::interval and ${IN_NO_STOPPED_RUN})
order by m.invoice_id`;

/** Invoices whose debtors pay by themselves and that have no mail to learn of them by, and mails that have failed. */
export async function findMailDifferences(
  em: EntityManager,
  { creditorId }: { creditorId: CreditorId },
): Promise<Difference[]> {
  const missing = await em.execute<Row[]>(SELECT_MISSING, [creditorId]);
  const failed = await em.execute<Row[]>(SELECT_NOT_SENT('failed'), [creditorId]);
  return [
    ...missing.map((row) => ofInvoice('mail_missing', row)),
    ...failed.map((row) => ofInvoice('mail_failed', row)),
  ];
}

/** Mails that have waited for more than a day: whether a workflow tries to send them is another question. */
export async function findWaitingMails(
  em: EntityManager,
  { creditorId }: { creditorId: CreditorId },
): Promise<(Difference & { readonly objectId: InvoiceId })[]> {
  const rows = await em.execute<Row[]>(SELECT_NOT_SENT('waiting'), [creditorId]);
  return rows.map((row) => ofInvoice('mail_stale', row));
}

function ofInvoice(
  code: 'mail_missing' | 'mail_failed' | 'mail_stale',
  { invoiceId, number }: Row,
): Difference & { readonly objectId: InvoiceId } {
  return { code, objectType: 'invoice', objectId: invoiceId, details: { number } };
}
