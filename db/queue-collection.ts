import { v7 as uuid } from 'uuid';
import type { InvoiceId } from '../domain/ids.ts';
import type { EntityManager } from './orm.ts';

/** `none`: the debtor pays by FI 71. */
export type QueueOutcome = 'queued' | 'already_queued' | 'none';

/** Queues the collection of an invoice that Betalingsservice draws: one for each invoice, however often it is asked for. */
export async function queueCollection(em: EntityManager, invoiceId: InvoiceId): Promise<QueueOutcome> {
  const [row] = await em.execute<{ drawn: boolean; queued: boolean }[]>(
    `with invoice as (
       select * from invoice where id = ?
     ), queued as (
       insert into collection (id, creditor_id, invoice_id, debtor_id, pbs_number, bs_debtor_group, customer_number,
         mandate_number, payment_date, amount_ore, status)
       select ?, creditor_id, id, debtor_id, parties #>> '{betalingsservice,pbsNumber}', parties #>> '{betalingsservice,bsDebtorGroup}',
         parties #>> '{betalingsservice,customerNumber}', parties ->> 'mandateNumber', due_on, total_ore, 'queued'
       from invoice where payment_method = 'betalingsservice'
       on conflict (invoice_id) do nothing returning id
     )
     select payment_method = 'betalingsservice' drawn, exists (select from queued) queued from invoice`,
    [invoiceId, uuid()],
  );
  if (row === undefined) throw new Error(`there is no invoice ${invoiceId}`);
  if (!row.drawn) return 'none';
  return row.queued ? 'queued' : 'already_queued';
}
