import { InvoiceDraft } from '../../db/entities/invoice-draft.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import { ApiProblem } from '../http/problem.ts';

/** @throws ApiProblem where the invoice of that period waits for approval: it has been composed, and is released or dropped. */
export async function refuseWaitingDraft(
  em: EntityManager,
  { subscriptionId, periodIndex }: { subscriptionId: SubscriptionId; periodIndex: number },
): Promise<void> {
  const draft = await em.findOne(InvoiceDraft, {
    subscriptionId,
    periodIndex,
    status: { $in: ['waiting', 'released'] },
  });
  if (draft === null) return;
  const { id: draftId, periodFrom, periodTo } = draft;
  const detail = `The invoice of ${periodFrom} to ${periodTo} waits for approval: release or drop that draft first`;
  throw new ApiProblem('draft_waiting', { detail, members: { draftId } });
}
