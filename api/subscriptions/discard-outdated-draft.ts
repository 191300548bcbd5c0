import { InvoiceDraft } from '../../db/entities/invoice-draft.ts';
import type { Subscription } from '../../db/entities/subscription.ts';
import type { EntityManager } from '../../db/orm.ts';
import { scheduleOf } from '../../db/subscriptions/subscription-columns.ts';
import { planPeriod } from '../../domain/subscriptions/plan-period.ts';

/**
 * Discards the draft of the next period where the end of the subscription is moved into that period or out of it: it was composed for
 * other days. What is left of the period is drafted anew, with the lines as they are then.
 */
export async function discardOutdatedDraft(em: EntityManager, subscription: Subscription): Promise<void> {
  const { id: subscriptionId, nextPeriodIndex: index, endOn, status } = subscription;
  const draft = await em.findOne(InvoiceDraft, {
    subscriptionId,
    periodIndex: index,
    status: { $in: ['waiting', 'released'] },
  });
  if (draft === null) return;
  const plan = planPeriod(scheduleOf(subscription), { index, bounds: { from: null, to: endOn }, rules: subscription });
  if (status !== 'cancelled' && plan?.period.to === draft.periodTo) return;
  await em.nativeDelete(InvoiceDraft, { id: draft.id });
}
