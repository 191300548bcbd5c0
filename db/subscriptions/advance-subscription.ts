import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** Moves a subscription on to its next period: whatever needed attention is mended. */
export async function advanceSubscription(
  em: EntityManager,
  {
    subscriptionId,
    nextPeriodIndex,
    nextPeriodFrom,
  }: { subscriptionId: SubscriptionId; nextPeriodIndex: number; nextPeriodFrom: CivilDate },
): Promise<void> {
  await em.execute(
    `update subscription set next_period_index = ?, next_period_from = ?, status = 'active', attention_code = null,
       attention_detail = null, updated_at = now()
     where id = ?`,
    [nextPeriodIndex, nextPeriodFrom, subscriptionId],
  );
}
