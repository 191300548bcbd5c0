import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

const DETAIL_LENGTH = 1000;

/** What a person must fix of a subscription. */
export interface NeededAttention {
  readonly subscriptionId: SubscriptionId;
  readonly code: string;
  readonly detail: string | null;
}

/** Makes what a person must fix a visible state of each subscription, in one statement. One that is over stays as it is. */
export async function markNeedsAttention(em: EntityManager, needed: readonly NeededAttention[]): Promise<void> {
  if (needed.length === 0) return;
  const rows = needed.map(({ subscriptionId, code, detail }) => ({
    subscriptionId,
    code,
    detail: detail?.slice(0, DETAIL_LENGTH) ?? null,
  }));
  await em.execute(
    `update subscription s set status = 'needs_attention', attention_code = n.code, attention_detail = n.detail, updated_at = now()
     from jsonb_to_recordset(?::jsonb) as n ("subscriptionId" uuid, code text, detail text)
     where s.id = n."subscriptionId" and s.status in ('active', 'needs_attention')`,
    [JSON.stringify(rows)],
  );
}

/** What needed attention is mended, though the periods are not billed yet: they wait for something that nobody need fix. */
export async function clearAttention(em: EntityManager, subscriptionIds: readonly SubscriptionId[]): Promise<void> {
  if (subscriptionIds.length === 0) return;
  await em.execute(
    `update subscription set status = 'active', attention_code = null, attention_detail = null, updated_at = now()
     where id = any(?::uuid[]) and status = 'needs_attention'`,
    [`{${subscriptionIds.join()}}`],
  );
}
