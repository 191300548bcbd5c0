import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

const HOLD = `
with held as materialized (
  select id from subscription where id = any(?::uuid[]) order by id for update skip locked
)
select id from subscription where id = any(?::uuid[]) and id not in (select id from held)`;

/**
 * Holds the rows of subscriptions, in the order of their ids, until the transaction ends: no line is added and no end date set meanwhile. By a
 * statement of its own: what is read after it is as it was left by whoever held a row before, with pauses, skips and lines.
 *
 * Nobody is waited for, so that who holds many and who holds one cannot stand in each other's way, and a row that is held for long holds up no
 * other. Answers those that somebody else holds at this moment.
 */
export async function holdFreeSubscriptions(
  em: EntityManager,
  subscriptionIds: readonly SubscriptionId[],
): Promise<ReadonlySet<SubscriptionId>> {
  const ids = `{${subscriptionIds.join()}}`;
  const busy = await em.execute<{ id: SubscriptionId }[]>(HOLD, [ids, ids]);
  return new Set(busy.map(({ id }) => id));
}
