import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { MailStatus } from '../../db/words.ts';
import type { CreditorId } from '../../domain/ids.ts';
import { isoInstant, isoInstantOrNull } from '../http/fields.ts';
import type { mailAnswer } from '../invoices/invoice-fields.ts';

interface MailRow {
  invoiceId: string;
  invoiceNumber: string;
  status: MailStatus;
  recipient: string;
  attempts: number;
  lastError: string | null;
  createdAt: string;
  sentAt: string | null;
}

/** A creditor's mails that meet a condition on `m`, newest first. */
export async function findMails(
  em: EntityManager,
  {
    creditorId,
    where,
    values,
    limit,
  }: { creditorId: CreditorId; where: string; values: readonly unknown[]; limit: number },
): Promise<z.input<typeof mailAnswer>[]> {
  const rows = await em.execute<MailRow[]>(
    `select m.invoice_id "invoiceId", i.number "invoiceNumber", m.status, m.recipient, m.attempts, m.last_error "lastError",
       m.created_at "createdAt", m.sent_at "sentAt"
     from invoice_mail m join invoice i on i.id = m.invoice_id
     where m.creditor_id = ? and ${where} order by m.invoice_id desc limit ?`,
    [creditorId, ...values, limit],
  );
  return rows.map((row) => ({ ...row, createdAt: isoInstant(row.createdAt), sentAt: isoInstantOrNull(row.sentAt) }));
}
