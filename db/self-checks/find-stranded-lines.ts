import type { CreditorId, InvoiceId, OneOffLineId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { Difference } from './difference.ts';
import type { EntityManager } from '../orm.ts';

const SELECT_STRANDED = `
select o.id "oneOffLineId", o.subscription_id "subscriptionId", o.carried_from_invoice_id "carriedFromInvoiceId"
from subscription s
join one_off_line o on o.subscription_id = s.id and o.invoice_id is null and o.withdrawn_at is null
where s.creditor_id = ? and s.status in ('ended', 'cancelled')
order by o.id`;

/** One-off lines and carried credits that wait for an invoice which will never come: their subscription is over. */
export async function findStrandedLines(
  em: EntityManager,
  { creditorId }: { creditorId: CreditorId },
): Promise<Difference[]> {
  const rows = await em.execute<
    { oneOffLineId: OneOffLineId; subscriptionId: SubscriptionId; carriedFromInvoiceId: InvoiceId | null }[]
  >(SELECT_STRANDED, [creditorId]);
  return rows.map(({ oneOffLineId, subscriptionId, carriedFromInvoiceId }) => ({
    code: carriedFromInvoiceId === null ? 'one_off_line_stranded' : 'credit_stranded',
    objectType: 'one_off_line',
    objectId: oneOffLineId,
    details: { subscriptionId, ...(carriedFromInvoiceId === null ? {} : { carriedFromInvoiceId }) },
  }));
}
