import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { ProjectedSteps } from '../../domain/indexations/project-steps.ts';
import type { EntityManager } from '../orm.ts';
import { type ActiveIndexation, loadIndexations } from './load-indexation.ts';

/** The steps that the prices of some subscriptions are going to take, as things stand: none while a person must change something first. */
export async function loadProjectedSteps(
  em: EntityManager,
  subscriptionIds: readonly SubscriptionId[],
): Promise<ReadonlyMap<SubscriptionId, ProjectedSteps>> {
  const found = await loadIndexations(em, subscriptionIds);
  return new Map([...found].filter(([, indexation]) => goesOn(indexation)));
}

// A mail server that is away comes back.
function goesOn({ attentionCode }: ActiveIndexation): boolean {
  return attentionCode === null || attentionCode === 'announcement_unsent';
}
