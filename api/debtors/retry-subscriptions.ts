import { Subscription } from '../../db/entities/subscription.ts';
import type { DebtorId } from '../../domain/ids.ts';
import { subscriptionWorkflowId } from '../../workflows/subscription.ts';
import { wakeIndexations } from '../indexations/wake-indexations.ts';
import type { Call } from '../http/route.ts';

/** A change to a debtor may mend what its subscriptions wait for: they try again. */
export async function retrySubscriptions(
  { em, creditorId, send }: Pick<Call<unknown, unknown, unknown>, 'em' | 'creditorId' | 'send'>,
  debtorId: DebtorId,
): Promise<void> {
  const waiting = await em.find(Subscription, { creditorId, debtorId, status: 'needs_attention' }, { fields: ['id'] });
  for (const { id } of waiting) {
    await send({ kind: 'retry', creditorId, workflowId: subscriptionWorkflowId(id), payload: {} });
  }
  await wakeIndexations({ em, creditorId, send }, { attentionCode: 'debtor_without_email', debtorId });
}
