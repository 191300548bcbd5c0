import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { mailRecords } from './mail-records.ts';
import type { EntityManager } from '../orm.ts';

/** Lays ready the mail of an invoice that has none. Answers whether it had none. */
export async function insertMail(
  em: EntityManager,
  { creditorId, invoiceId, recipient }: { creditorId: CreditorId; invoiceId: InvoiceId; recipient: string },
): Promise<boolean> {
  const inserted = await em.execute<unknown[]>(
    `insert into invoice_mail (creditor_id, invoice_id, recipient, also_to, copy_to, message_id, status)
     select ?, m.invoice_id, m.recipient, d.also_to, d.copy_to, m.message_id, 'waiting'
     from jsonb_to_recordset(?::jsonb) as m (invoice_id uuid, recipient text, message_id text)
     join invoice i on i.id = m.invoice_id
     join debtor d on d.id = i.debtor_id
     on conflict (invoice_id) do nothing returning 1`,
    [creditorId, JSON.stringify(mailRecords(invoiceId, recipient))],
  );
  return inserted.length > 0;
}
