import type {
  CreditorId,
  InvoiceId,
  MailCopyId,
  PaymentMailId,
  StatementMailId,
} from '../../domain/identifiers/ids.ts';
import type { Series } from '../../domain/invoices/invoice.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { PaymentMailReason } from '../../domain/mails/payment-mail.ts';
import { IN_NO_STOPPED_RUN } from '../collections/in-no-stopped-run.ts';
import { NOT_HELD } from '../mails/not-held.ts';
import { NOT_AT_POST_OFFICE } from '../mails/queue-mails.ts';
import { documentType, LOOK_BACK, type Difference } from './difference.ts';
import type { EntityManager } from '../orm.ts';

type Row = {
  readonly invoiceId: InvoiceId;
  readonly series: Series;
  readonly number: string;
  readonly copyId?: MailCopyId;
};

const SELECT_MISSING = `
select i.id "invoiceId", i.series, i.number from invoice i
where i.creditor_id = ? and i.id > uuidv7(-${LOOK_BACK})
  and case when i.delivery is null then i.payment_method = 'fi71' else i.delivery = 'mail' end
  and not exists (select from invoice_mail m where m.invoice_id = i.id) and not exists (select from slip s where s.invoice_id = i.id)
order by i.id`;

/** `waiting`: for more than a day, and not at the post office. `untried`: at the post office, which has taken nothing up for an hour. */
type NotSent = 'failed' | 'waiting' | 'untried';

// By the database's clock alone. However long its queue is, or the mail server away, the post office takes up something within the hour.
const UNTRIED = `
q.next_try_at < now() - '1 hour'::interval and q.created_at < now() - '1 hour'::interval and ${NOT_HELD}
and not exists (select from mail_queue t where t.taken_at > now() - '1 hour'::interval)`;

/** Of a mail `m` by its key in the queue. SQL. */
const isNotSent = (which: NotSent, key: string): string =>
  ({
    failed: `m.status = 'failed'`,
    waiting: `m.status = 'waiting' and m.created_at < now() - '1 day'::interval and ${NOT_AT_POST_OFFICE(key)}`,
    untried: `m.status = 'waiting' and exists (select from mail_queue q where q.id = ${key} and ${UNTRIED})`,
  })[which];

const SELECT_NOT_SENT = (which: NotSent) => `
select m.invoice_id "invoiceId", i.series, i.number from invoice_mail m
join invoice i on i.creditor_id = m.creditor_id and i.id = m.invoice_id
where m.creditor_id = ? and m.status <> 'sent' and ${isNotSent(which, 'm.invoice_id')}
  ${which === 'waiting' ? `and ${IN_NO_STOPPED_RUN}` : ''}
order by m.invoice_id`;

const SELECT_COPIES = (which: NotSent) => `
select m.invoice_id "invoiceId", i.series, i.number, m.id "copyId" from invoice_mail_copy m
join invoice i on i.creditor_id = m.creditor_id and i.id = m.invoice_id
where m.creditor_id = ? and m.status <> 'sent' and ${isNotSent(which, 'm.id')}
order by m.id`;

// Of an invoice that has been paid in the meantime nobody misses the mail.
const SELECT_PAYMENT_MAILS = (which: NotSent) => `
select m.id "paymentMailId", i.number, m.reason from payment_mail m
join invoice i on i.creditor_id = m.creditor_id and i.id = m.invoice_id
join invoice_balance b on b.invoice_id = m.invoice_id and b.open_ore > 0
where m.creditor_id = ? and ${isNotSent(which, 'm.id')}
order by m.id`;

// No workflow of its own has ever sent one: what waits and is not at the post office lies there.
const SELECT_STATEMENTS = (which: 'failed' | 'untried') => `
select m.id "statementMailId", d.customer_number "customerNumber", m.from_on "from", m.to_on "to" from statement_mail m
join debtor d on d.id = m.debtor_id
where m.creditor_id = ? and m.status in ('waiting', 'failed')
  and (${isNotSent(which, 'm.id')} ${which === 'untried' ? `or ${isNotSent('waiting', 'm.id')}` : ''})
order by m.id`;

interface StatementRow {
  readonly statementMailId: StatementMailId;
  readonly customerNumber: string;
  readonly from: CivilDate | null;
  readonly to: CivilDate;
}

type PaymentMailRow = {
  readonly paymentMailId: PaymentMailId;
  readonly number: string;
  readonly reason: PaymentMailReason;
};

/** Documents that were to be mailed, and older invoices whose debtors pay by themselves, that have no mail; mails that have failed, and those that the post office leaves lying. */
export async function findMailDifferences(
  em: EntityManager,
  { creditorId }: { creditorId: CreditorId },
): Promise<Difference[]> {
  const missing = await em.execute<Row[]>(SELECT_MISSING, [creditorId]);
  return [
    ...missing.map((row) => ofInvoice('mail_missing', row)),
    ...(await findNotSent(em, { creditorId, which: 'failed' })),
    ...(await findNotSent(em, { creditorId, which: 'untried' })),
  ];
}

async function findNotSent(
  em: EntityManager,
  { creditorId, which }: { creditorId: CreditorId; which: 'failed' | 'untried' },
): Promise<Difference[]> {
  const code = which === 'failed' ? 'mail_failed' : 'mail_stale';
  const mails = await em.execute<Row[]>(SELECT_NOT_SENT(which), [creditorId]);
  const copies = await em.execute<Row[]>(SELECT_COPIES(which), [creditorId]);
  const paymentMails = await em.execute<PaymentMailRow[]>(SELECT_PAYMENT_MAILS(which), [creditorId]);
  const statements = await em.execute<StatementRow[]>(SELECT_STATEMENTS(which), [creditorId]);
  return [
    ...[...mails, ...copies].map((row) => ofInvoice(code, row)),
    ...paymentMails.map((row) => ofPaymentMail(code, row)),
    ...statements.map(({ statementMailId, ...details }) => {
      return { code, objectType: 'statement_mail', objectId: statementMailId, details } as const;
    }),
  ];
}

/** Mails that have waited for more than a day and that the post office does not have: whether a workflow of theirs tries to send them is another question. */
export async function findWaitingMails(
  em: EntityManager,
  { creditorId }: { creditorId: CreditorId },
): Promise<{ readonly mailId: InvoiceId | MailCopyId; readonly difference: Difference }[]> {
  const rows = await em.execute<Row[]>(SELECT_NOT_SENT('waiting'), [creditorId]);
  const copies = await em.execute<Row[]>(SELECT_COPIES('waiting'), [creditorId]);
  return [...rows, ...copies].map((row) => ({
    mailId: row.copyId ?? row.invoiceId,
    difference: ofInvoice('mail_stale', row),
  }));
}

/** As `findWaitingMails`, of the mails that ask for what Betalingsservice does not bring. */
export async function findWaitingPaymentMails(
  em: EntityManager,
  { creditorId }: { creditorId: CreditorId },
): Promise<(Difference & { readonly objectId: PaymentMailId })[]> {
  const rows = await em.execute<PaymentMailRow[]>(SELECT_PAYMENT_MAILS('waiting'), [creditorId]);
  return rows.map((row) => ofPaymentMail('mail_stale', row));
}

function ofPaymentMail(
  code: 'mail_failed' | 'mail_stale',
  { paymentMailId, number, reason }: PaymentMailRow,
): Difference & { readonly objectId: PaymentMailId } {
  return { code, objectType: 'payment_mail', objectId: paymentMailId, details: { number, reason } };
}

function ofInvoice(
  code: 'mail_missing' | 'mail_failed' | 'mail_stale',
  { invoiceId, series, number, copyId }: Row,
): Difference & { readonly objectId: InvoiceId } {
  const found = { code, objectType: documentType(series), objectId: invoiceId } as const;
  if (copyId === undefined) return { ...found, details: { number } };
  // A finding's key is as short as a UUID without its hyphens.
  return { ...found, objectKey: copyId.replaceAll('-', ''), details: { number, copyId } };
}
