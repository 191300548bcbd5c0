import type { Difference } from '../../db/self-checks/difference.ts';
import { findStuckSuspects, type Suspect } from '../../db/self-checks/find-stuck-suspects.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { FindingCode } from '../../db/words/self-checks.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { keepWhere } from './keep-where.ts';
import type { WorkflowDirectory } from './workflow-directory.ts';

/** What is seen of a workflow that stands still, and what a repair of it would not mend while the workflow does. */
const SEEN_OF_STUCK: Partial<Record<FindingCode, (objectId: string) => string>> = {
  period_overdue: (id) => `subscription/${id}`,
  workflow_left_over: (id) => `subscription/${id}`,
  billing_day_differs: (id) => `subscription/${id}`,
  announcement_overdue: (id) => `indexation/${id}`,
  delivery_not_handed_over: (id) => `hand-over/${id}`,
};

/** Few of these run at once, and one that stands still need not have left anything waiting. */
const FEW_AT_ONCE = ['groupRun', 'handOver'] as const;

/**
 * Workflows that run and cannot go on, as after an update that cannot replay them. Asked are those that should have done something, and
 * those of which Temporal reports problems. One that sleeps does nothing wrong until it wakes.
 *
 * @param seen what has been found so far. Answers it with the stuck ones in place of what comes of their standing still.
 */
export async function nameStuckWorkflows(
  em: EntityManager,
  {
    creditorId,
    workflows,
    seen,
  }: { creditorId: CreditorId; workflows: WorkflowDirectory; seen: readonly Difference[] },
): Promise<Difference[]> {
  const named = [
    ...(await workflows.listReported()),
    ...(await workflows.listRunning(creditorId, FEW_AT_ONCE)),
    ...seen.flatMap((difference) => workflowOf(difference) ?? []),
  ];
  const suspects = await findStuckSuspects(em, { creditorId, named });
  const stuck = await keepWhere([...suspects, ...ofGone(seen, suspects)], ({ workflowId }) =>
    workflows.isStuck(workflowId),
  );
  const stuckIds = new Set(stuck.map(({ workflowId }) => workflowId));
  return [
    ...seen.filter((difference) => !stuckIds.has(workflowOf(difference) ?? '')),
    ...stuck.map(({ kind, workflowId, objectType, objectId }): Difference => ({
      code: 'workflow_stuck',
      objectType,
      objectId,
      objectKey: keyOf({ kind, workflowId }),
      details: { workflow: kind, workflowId },
    })),
  ];
}

function workflowOf({ code, objectId }: Difference): string | null {
  return SEEN_OF_STUCK[code]?.(objectId) ?? null;
}

/** Left-over workflows of subscriptions that the database does not hold. */
function ofGone(seen: readonly Difference[], known: readonly Suspect[]): Suspect[] {
  const ids = new Set(known.map(({ workflowId }) => workflowId));
  return seen.flatMap((difference) => {
    const workflowId = workflowOf(difference);
    if (difference.code !== 'workflow_left_over' || workflowId === null || ids.has(workflowId)) return [];
    return [{ kind: 'subscription', workflowId, objectType: 'subscription', objectId: difference.objectId }];
  });
}

/** Of an object with several workflows each is a finding of its own: the chunks of a run, the yearly steps of a subscription. */
function keyOf({ kind, workflowId }: Pick<Suspect, 'kind' | 'workflowId'>): string {
  if (kind === 'subscription') return '';
  return kind === 'sendChunk' ? `${kind}${workflowId.slice(workflowId.lastIndexOf('/'))}` : kind;
}
