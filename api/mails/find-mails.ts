import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { AskingMailStatus } from '../../db/words/mails.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { RefusedAddress } from '../../domain/mails/addressees.ts';
import type { PaymentMailReason } from '../../domain/mails/payment-mail.ts';
import type { Selection } from '../http/conditions.ts';
import { isoInstant, isoInstantOrNull } from '../http/fields.ts';
import type { mailAnswer } from '../invoices/invoice-fields.ts';
import type { listedMailAnswer } from './listed-mail.ts';

interface MailRow {
  id: string;
  kind: 'invoice' | 'reminder' | 'payment' | 'statement';
  reason: PaymentMailReason | null;
  copy: boolean;
  invoiceId: string | null;
  invoiceNumber: string | null;
  debtorId: string;
  customerNumber: string;
  statementFrom: CivilDate | null;
  statementTo: CivilDate | null;
  status: AskingMailStatus;
  recipient: string | null;
  alsoTo: string[];
  copyTo: string[];
  refused: RefusedAddress[];
  attempts: number;
  lastError: string | null;
  nextTryAt: string | null;
  createdAt: string;
  sentAt: string | null;
}

// The invoice is looked up for each mail that is shown: a join would be made of all invoices.
// The mail of an invoice or a reminder goes by its id: both are version 7 UUIDs of the moment at which the mail was written.
const SELECT = `
select m.id, case when i.series = 'reminder' then i.series else m.kind end kind, m.reason, m.copy, m.invoice_id "invoiceId",
  i.number "invoiceNumber", d.id "debtorId", d.customer_number "customerNumber", m.from_on "statementFrom", m.to_on "statementTo",
  m.status, m.recipient,
  m.also_to "alsoTo", m.copy_to "copyTo", m.refused, m.attempts, m.last_error "lastError", m.created_at "createdAt", m.sent_at "sentAt",
  (select q.next_try_at from mail_queue q where q.id = m.id and q.call_id is null and q.next_try_at > '-infinity') "nextTryAt"
from (
  select creditor_id, invoice_id id, 'invoice' kind, null::varchar reason, false copy, invoice_id about, invoice_id, null::uuid debtor_id,
    null::date from_on, null::date to_on, status, recipient, also_to, copy_to, refused, attempts, last_error, created_at, sent_at
  from invoice_mail
  union all
  select creditor_id, id, 'invoice', null, true, invoice_id, invoice_id, null, null, null, status, recipient, also_to, copy_to, refused,
    attempts, last_error, created_at, sent_at
  from invoice_mail_copy
  union all
  select creditor_id, id, 'payment', reason, false, invoice_id, invoice_id, null, null, null, status, recipient, also_to, copy_to, refused,
    attempts, last_error, created_at, sent_at
  from payment_mail where status <> 'on_paper'
  union all
  select creditor_id, id, 'statement', null, false, id, null, debtor_id, from_on, to_on, status, recipient, also_to, copy_to, refused,
    attempts, last_error, created_at, sent_at
  from statement_mail where status <> 'on_paper'
) m
left join lateral (select number, series, debtor_id from invoice where id = m.invoice_id offset 0) i on true
cross join lateral (select id, customer_number from debtor where id = coalesce(m.debtor_id, i.debtor_id) offset 0) d`;

/** A creditor's mails, and no letters on paper, that meet a condition on `m`, newest first. */
export async function findListedMails(
  em: EntityManager,
  { creditorId, where, values, limit }: Selection,
): Promise<z.input<typeof listedMailAnswer>[]> {
  const rows = await em.execute<MailRow[]>(
    `${SELECT} where m.creditor_id = ? and ${where} order by m.id desc limit ?`,
    [creditorId, ...values, limit],
  );
  return rows.map((row) => ({
    ...row,
    createdAt: isoInstant(row.createdAt),
    sentAt: isoInstantOrNull(row.sentAt),
    nextTryAt: isoInstantOrNull(row.nextTryAt),
  }));
}

/** As `findListedMails`, those about one invoice each. */
export async function findMails(em: EntityManager, selection: Selection): Promise<z.input<typeof mailAnswer>[]> {
  return (await findListedMails(em, selection)).flatMap((listed) => {
    const {
      debtorId: _debtorId,
      customerNumber: _customerNumber,
      statementFrom: _from,
      statementTo: _to,
      kind,
      invoiceId,
      invoiceNumber,
      ...mail
    } = listed;
    if (kind === 'statement' || invoiceId === null || invoiceNumber === null) return [];
    return [{ ...mail, kind, invoiceId, invoiceNumber }];
  });
}
