import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { insertPaymentMails } from '../mails/insert-payment-mails.ts';
import { holdDeliveries } from '../deliveries/lock-deliveries.ts';
import type { EntityManager } from '../orm.ts';
import { queuePendingCollections } from './queue-pending-collections.ts';

/**
 * Withdraws a debtor's queued collections with a payment date on or after the day from which the mandate is no longer in force, and has
 * the debtor asked by mail to pay them. What another mandate draws by then goes on. What has been delivered stays: a return file tells what became of it.
 * @param causeId the mandate that has ended.
 */
export async function releaseCollections(
  em: EntityManager,
  {
    creditorId,
    debtorId,
    causeId,
    endedOn,
  }: { creditorId: CreditorId; debtorId: DebtorId; causeId: string; endedOn: CivilDate },
): Promise<void> {
  await holdDeliveries(em, creditorId);
  await queuePendingCollections(em, { creditorId, debtorId, from: endedOn });
  const withdrawn = await em.execute<{ invoiceId: InvoiceId }[]>(
    `update collection c set status = 'withdrawn'
     where creditor_id = ? and debtor_id = ? and status = 'queued' and payment_date >= ?
       and not exists (
         select from mandate m where m.debtor_id = c.debtor_id and m.mandate_number = c.mandate_number
           and m.mandate_number <> (select mandate_number from mandate where id = ?::uuid)
           and m.active_from <= c.payment_date and (m.ended_on is null or c.payment_date < m.ended_on))
     returning invoice_id "invoiceId"`,
    [creditorId, debtorId, endedOn, causeId],
  );
  const requests = withdrawn.map(({ invoiceId }) => ({ invoiceId, reason: 'mandate_ended' as const, causeId }));
  await insertPaymentMails(em, { creditorId, requests });
}
