import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { PaymentMailStatus } from '../../db/words/mails.ts';
import type { RefusedAddress } from '../../domain/mails/addressees.ts';
import type { PaymentMailReason } from '../../domain/mails/payment-mail.ts';
import type { Selection } from '../http/conditions.ts';
import { isoInstant, isoInstantOrNull } from '../http/fields.ts';
import type { mailAnswer } from '../invoices/invoice-fields.ts';

interface MailRow {
  id: string;
  kind: 'invoice' | 'reminder' | 'payment';
  reason: PaymentMailReason | null;
  copy: boolean;
  invoiceId: string;
  invoiceNumber: string;
  status: PaymentMailStatus;
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
select m.id, case when i.series = 'reminder' then i.series else m.kind end kind, m.reason, m.copy, m.invoice_id "invoiceId", i.number "invoiceNumber", m.status, m.recipient,
  m.also_to "alsoTo", m.copy_to "copyTo", m.refused, m.attempts, m.last_error "lastError", m.created_at "createdAt", m.sent_at "sentAt",
  (select q.next_try_at from mail_queue q where q.id = m.id and q.call_id is null and q.next_try_at > '-infinity') "nextTryAt"
from (
  select creditor_id, invoice_id id, 'invoice' kind, null::varchar reason, false copy, invoice_id, status, recipient, also_to, copy_to,
    refused, attempts, last_error, created_at, sent_at
  from invoice_mail
  union all
  select creditor_id, id, 'invoice', null, true, invoice_id, status, recipient, also_to, copy_to, refused, attempts, last_error,
    created_at, sent_at
  from invoice_mail_copy
  union all
  select creditor_id, id, 'payment', reason, false, invoice_id, status, recipient, also_to, copy_to, refused, attempts, last_error,
    created_at, sent_at
  from payment_mail
) m cross join lateral (select number, series from invoice where id = m.invoice_id offset 0) i`;

/** A creditor's mails that meet a condition on `m`, newest first. */
export async function findMails(
  em: EntityManager,
  { creditorId, where, values, limit }: Selection,
): Promise<z.input<typeof mailAnswer>[]> {
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
