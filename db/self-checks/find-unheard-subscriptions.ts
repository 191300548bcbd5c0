import type { CreditorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** A workflow that works has taken a message long before. */
const LONG_SINCE = `'1 minute'::interval`;

/** The subscriptions of a creditor, not over, whose workflows have left a message lying. */
export async function findUnheardSubscriptions(
  em: EntityManager,
  { creditorId }: { creditorId: CreditorId },
): Promise<SubscriptionId[]> {
  const rows = await em.execute<{ id: SubscriptionId }[]>(
    `select distinct s.id from outbox o join subscription s on o.workflow_id = 'subscription/' || s.id
     where o.creditor_id = ? and s.creditor_id = o.creditor_id and o.delivered_at is null
       and o.created_at < now() - ${LONG_SINCE} and s.status in ('active', 'needs_attention')`,
    [creditorId],
  );
  return rows.map(({ id }) => id);
}
