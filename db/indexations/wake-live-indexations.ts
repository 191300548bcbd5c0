import type { CreditorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

const INSERT = `
insert into outbox (id, creditor_id, workflow_id, kind, payload)
select uuidv7(), i.creditor_id, 'indexation/' || i.subscription_id, 'wake_indexation', '{}'::jsonb
from indexation i where i.creditor_id = ? and i.subscription_id = any(?::uuid[]) and i.ended_at is null`;

/**
 * Has the rules of some subscriptions look again at when they are to announce: their periods are billed on other days now. Messages in the
 * caller's transaction.
 */
export async function wakeLiveIndexations(
  em: EntityManager,
  { creditorId, subscriptionIds }: { creditorId: CreditorId; subscriptionIds: readonly SubscriptionId[] },
): Promise<void> {
  await em.execute(INSERT, [creditorId, `{${subscriptionIds.join(',')}}`]);
}
