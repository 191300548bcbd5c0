import type { CreditorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** A creditor's subscriptions that are not over: the workflow of each is to run. */
export async function findLiveSubscriptions(
  em: EntityManager,
  { creditorId }: { creditorId: CreditorId },
): Promise<SubscriptionId[]> {
  const rows = await em.execute<{ id: SubscriptionId }[]>(
    `select id from subscription where creditor_id = ? and status in ('active', 'needs_attention')`,
    [creditorId],
  );
  return rows.map(({ id }) => id);
}

/** The ids of subscriptions and runs of a creditor, and its own, to whose workflows a message is under way, which may start or end them. */
export async function findAwaitedObjects(
  em: EntityManager,
  { creditorId }: { creditorId: CreditorId },
): Promise<ReadonlySet<string>> {
  const rows = await em.execute<{ id: string }[]>(
    `select distinct split_part(workflow_id, '/', 2) "id" from outbox
     where creditor_id = ? and delivered_at is null and split_part(workflow_id, '/', 1) in ('subscription', 'run', 'reminders')`,
    [creditorId],
  );
  return new Set(rows.map(({ id }) => id));
}
