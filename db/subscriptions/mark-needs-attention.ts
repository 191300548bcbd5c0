import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

const DETAIL_LENGTH = 1000;

/** Makes what a person must fix a visible state of the subscription. One that is over stays as it is. */
export async function markNeedsAttention(
  em: EntityManager,
  { subscriptionId, code, detail }: { subscriptionId: SubscriptionId; code: string; detail: string | null },
): Promise<void> {
  await em.execute(
    `update subscription set status = 'needs_attention', attention_code = ?, attention_detail = ?, updated_at = now()
     where id = ? and status in ('active', 'needs_attention')`,
    [code, detail?.slice(0, DETAIL_LENGTH) ?? null, subscriptionId],
  );
}

/** What needed attention is mended, though the period is not billed yet: it waits for something that nobody need fix. */
export async function clearAttention(
  em: EntityManager,
  { subscriptionId }: { subscriptionId: SubscriptionId },
): Promise<void> {
  await em.execute(
    `update subscription set status = 'active', attention_code = null, attention_detail = null, updated_at = now()
     where id = ? and status = 'needs_attention'`,
    [subscriptionId],
  );
}
