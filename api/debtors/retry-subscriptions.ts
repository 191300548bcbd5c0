import type { DebtorId, RunId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { wakeIndexations } from '../indexations/wake-indexations.ts';
import type { Call } from '../http/route.ts';
import { wakeRun } from '../groups/runs/wake-run.ts';

/** A change to debtors may mend what their subscriptions wait for, and the groups that they are members of: they try again. */
export async function retrySubscriptions(
  { em, creditorId, send }: Pick<Call<unknown, unknown, unknown>, 'em' | 'creditorId' | 'send'>,
  debtorIds: readonly DebtorId[],
): Promise<void> {
  // One value, however many debtors.
  const debtors = `{${debtorIds.join()}}`;
  const waiting = await em.execute<{ id: SubscriptionId }[]>(
    `select id from subscription where creditor_id = ? and debtor_id = any(?::uuid[]) and status = 'needs_attention' order by id`,
    [creditorId, debtors],
  );
  for (const { id } of waiting) {
    await send({ kind: 'retry', creditorId, workflowId: subscriptionWorkflowId(id), payload: {} });
  }
  const runs = await em.execute<{ runId: RunId }[]>(
    `select distinct run_id "runId" from billing_run_member where debtor_id = any(?::uuid[]) and creditor_id = ? and status = 'needs_attention' order by 1`,
    [debtors, creditorId],
  );
  for (const { runId } of runs) await wakeRun({ send, creditorId }, runId);
  await wakeIndexations(
    { em, creditorId, send },
    { attentionCodes: ['debtor_without_email', 'announcement_failed', 'announcement_unsent'], debtorIds },
  );
}
