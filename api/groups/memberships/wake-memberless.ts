import { hasEverHadMember } from '../../../db/groups/has-ever-had-member.ts';
import type { SubscriptionId } from '../../../domain/identifiers/ids.ts';
import { subscriptionWorkflowId } from '../../../workflows/subscriptions/subscription.ts';
import type { Call } from '../../http/route.ts';

/** Wakes the subscription groups of a creditor that have waited for their first member and have it now. */
export async function wakeMemberless({
  em,
  creditorId,
  send,
}: Pick<Call<unknown, unknown, unknown>, 'em' | 'creditorId' | 'send'>): Promise<void> {
  const waiting = await em.execute<{ id: SubscriptionId }[]>(
    `select id from subscription where creditor_id = ? and status = 'needs_attention' and attention_code = 'group_without_members' order by id`,
    [creditorId],
  );
  for (const { id } of waiting) {
    if (!(await hasEverHadMember(em, id))) continue;
    await send({ kind: 'retry', creditorId, workflowId: subscriptionWorkflowId(id), payload: {} });
  }
}
