import type { DebtorId, IndexTableId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { IndexationAttention } from '../../db/words/indexations.ts';
import { indexationWorkflowId } from '../../workflows/indexations/indexation.ts';
import type { Call } from '../http/route.ts';

/** What a yearly step waits for may have been mended: the steps that wait for it, of debtors or an index table, are tried again. */
export async function wakeIndexations(
  { em, creditorId, send }: Pick<Call<unknown, unknown, unknown>, 'em' | 'creditorId' | 'send'>,
  {
    attentionCodes,
    debtorIds = [],
    indexTableId = null,
  }: {
    attentionCodes: readonly IndexationAttention[];
    debtorIds?: readonly DebtorId[];
    indexTableId?: IndexTableId | null;
  },
): Promise<void> {
  const waiting = await em.execute<{ subscriptionId: SubscriptionId }[]>(
    `select i.subscription_id "subscriptionId" from indexation i join subscription s on s.id = i.subscription_id
     where i.creditor_id = ? and i.ended_at is null and i.attention_code = any(?::text[])
       and (s.debtor_id = any(?::uuid[]) or i.index_table_id = ?)`,
    [creditorId, `{${attentionCodes.join(',')}}`, `{${debtorIds.join()}}`, indexTableId],
  );
  for (const { subscriptionId } of waiting) {
    const workflowId = indexationWorkflowId(subscriptionId);
    await send({ kind: 'wake_indexation', creditorId, workflowId, payload: {} });
  }
}
