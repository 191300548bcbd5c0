import type { CollectionId, CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { PaymentMailReason } from '../../domain/mails/payment-mail.ts';
import { holdDeliveries } from '../deliveries/lock-deliveries.ts';
import { insertPaymentMails } from '../mails/insert-payment-mails.ts';
import type { EntityManager } from '../orm.ts';
import { queuePendingCollections } from './queue-pending-collections.ts';

// By the mandate that is in force on the payment date: its number and debtor group, which is the creditor's own where it names none.
const FOLLOW = `
with drawn as (
  select c.id, m.mandate_number, k.pbs_number, coalesce(m.bs_debtor_group, k.bs_debtor_group) bs_debtor_group,
    ended.id ended_id, latest.id latest_id
  from collection c
  join creditor k on k.id = c.creditor_id
  left join lateral (
    select mandate_number, bs_debtor_group from mandate
    where debtor_id = c.debtor_id and active_from <= c.payment_date and (ended_on is null or c.payment_date < ended_on)
    order by ended_on desc nulls first limit 1) m on true
  left join lateral (
    select id from mandate where debtor_id = c.debtor_id and ended_on <= c.payment_date order by ended_on desc limit 1) ended on true
  left join lateral (
    select id from mandate where debtor_id = c.debtor_id order by ended_on desc nulls first limit 1) latest on true
  where c.creditor_id = ? and c.status = 'queued' and (?::uuid[] is null or c.debtor_id = any(?::uuid[]))
    and (?::uuid[] is null or c.id = any(?::uuid[]))
)
update collection c set
  status = case when d.mandate_number is null then 'withdrawn' else 'queued' end,
  withdrawn_as = case when d.mandate_number is null then 'without_mandate' end,
  mandate_number = coalesce(d.mandate_number, c.mandate_number),
  pbs_number = case when d.mandate_number is null then c.pbs_number else d.pbs_number end,
  bs_debtor_group = case when d.mandate_number is null then c.bs_debtor_group else d.bs_debtor_group end
from drawn d
where c.id = d.id and c.status = 'queued'
  and (c.mandate_number, c.pbs_number, c.bs_debtor_group) is distinct from (d.mandate_number, d.pbs_number, d.bs_debtor_group)
returning c.status, c.invoice_id "invoiceId", coalesce(d.ended_id, d.latest_id, c.id) "causeId",
  d.ended_id is not null "hasEnded"`;

interface Row {
  status: 'queued' | 'withdrawn';
  invoiceId: InvoiceId;
  causeId: string;
  hasEnded: boolean;
}

/**
 * Has what is queued of some debtors drawn by the mandate that is in force on its payment date, in the caller's transaction, after the debtors'
 * mandates were changed; what no mandate draws any more is withdrawn, and the debtor is asked by mail to pay it. What has been delivered stays.
 */
export async function followMandates(
  em: EntityManager,
  { creditorId, debtorIds }: { creditorId: CreditorId; debtorIds: readonly DebtorId[] },
): Promise<void> {
  await holdDeliveries(em, creditorId);
  await queuePendingCollections(em, { creditorId, debtorIds });
  await followQueued(em, { creditorId, debtorIds });
}

/**
 * The same for all debtors of a creditor, in the transaction that has locked the creditor's deliveries or holds them: what was queued while
 * a mandate changed, with the mandate as it was before.
 */
export async function followAllMandates(em: EntityManager, { creditorId }: { creditorId: CreditorId }): Promise<void> {
  await followQueued(em, { creditorId });
}

/** The same of what stands in the queue already: of some debtors, of some collections, or of all. */
export async function followQueued(
  em: EntityManager,
  {
    creditorId,
    debtorIds,
    collectionIds,
  }: { creditorId: CreditorId; debtorIds?: readonly DebtorId[]; collectionIds?: readonly CollectionId[] },
): Promise<void> {
  const debtors = debtorIds === undefined ? null : `{${debtorIds.join()}}`;
  const collections = collectionIds === undefined ? null : `{${collectionIds.join()}}`;
  const moved = await em.execute<Row[]>(FOLLOW, [creditorId, debtors, debtors, collections, collections]);
  const requests = moved
    .filter(({ status }) => status === 'withdrawn')
    .map(({ invoiceId, causeId, hasEnded }) => {
      // Where none has ended by the payment date, one begins after it.
      const reason: PaymentMailReason = hasEnded ? 'mandate_ended' : 'withdrawn';
      return { invoiceId, causeId, reason };
    });
  await insertPaymentMails(em, { creditorId, requests });
}
