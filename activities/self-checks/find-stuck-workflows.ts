import type { Difference } from '../../db/self-checks/difference.ts';
import { findUnheardSubscriptions } from '../../db/self-checks/find-unheard-subscriptions.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { WorkflowDirectory } from './workflow-directory.ts';

/**
 * Subscriptions whose workflows run and cannot go on, as after an update that cannot replay them. Asked are those that should have done
 * something: their period is overdue, or they have left a message lying. One that sleeps does nothing wrong until it wakes.
 *
 * @param seen what has been found so far. Answers it with the stuck ones in place of their overdue periods, which a restart alone would
 *   not mend.
 */
export async function nameStuckWorkflows(
  em: EntityManager,
  {
    creditorId,
    workflows,
    seen,
  }: { creditorId: CreditorId; workflows: WorkflowDirectory; seen: readonly Difference[] },
): Promise<Difference[]> {
  const suspects = new Set<string>(await findUnheardSubscriptions(em, { creditorId }));
  for (const { code, objectId } of seen) if (code === 'period_overdue') suspects.add(objectId);
  const stuck = new Set<string>();
  for (const id of suspects) if (await workflows.isSubscriptionStuck(id as SubscriptionId)) stuck.add(id);
  return [
    ...seen.filter(({ code, objectId }) => code !== 'period_overdue' || !stuck.has(objectId)),
    ...Array.from(stuck, (objectId): Difference => ({
      code: 'workflow_stuck',
      objectType: 'subscription',
      objectId,
      details: {},
    })),
  ];
}
