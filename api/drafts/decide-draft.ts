import type { z } from 'zod';
import type { DraftId } from '../../domain/identifiers/ids.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import type { Call } from '../http/route.ts';
import type { draftDetailAnswer } from './draft-fields.ts';
import { readDraft } from './find-drafts.ts';
import { lockWaitingDraft } from './lock-draft.ts';

/**
 * Settles what becomes of a draft that waits, and has the workflow of its subscription look again.
 * @throws ApiProblem where the draft does not wait any more.
 */
export async function decideDraft(
  { em, creditorId, send }: Pick<Call<unknown, unknown, unknown>, 'em' | 'creditorId' | 'send'>,
  { draftId, status }: { draftId: DraftId; status: 'released' | 'dropped' },
): Promise<z.input<typeof draftDetailAnswer>> {
  const { draft } = await lockWaitingDraft(em, { creditorId, draftId });
  em.assign(draft, { status, updatedAt: new Date() });
  await em.flush();
  const workflowId = subscriptionWorkflowId(draft.subscriptionId);
  await send({ kind: 'reconsider', creditorId, workflowId, payload: {} });
  return readDraft(em, { creditorId, draftId });
}
