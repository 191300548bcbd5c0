import { PeriodSettlement } from '../../db/entities/period-settlement.ts';
import { dropDrafts } from '../../db/invoices/invoice-drafts.ts';
import { advanceSubscriptions } from '../../db/subscriptions/advance-subscriptions.ts';
import { markNeedsAttention } from '../../db/subscriptions/mark-needs-attention.ts';
import type { EntityManager } from '../../db/orm.ts';
import { periodAfter, type Unbilled } from './take-turn.ts';

/**
 * Stores what became of periods that are not billed now: those that are over without an invoice are settled and their subscriptions moved on,
 * and what a person must fix is made their subscriptions' state. A handful of statements, however many they are.
 */
export async function storeUnbilled(em: EntityManager, unbilled: readonly Unbilled[]): Promise<void> {
  const attention = unbilled.flatMap(({ terms: { subscriptionId }, attention: needed }) =>
    needed === undefined ? [] : [{ subscriptionId, ...needed }],
  );
  await markNeedsAttention(em, attention);
  const settlements = unbilled.flatMap(({ terms: { subscriptionId, creditorId }, periodIndex, settled }) => {
    if (settled === undefined) return [];
    const { period, as: outcome } = settled;
    return [{ subscriptionId, periodIndex, creditorId, periodFrom: period.from, periodTo: period.to, outcome }];
  });
  if (settlements.length === 0) return;
  await dropDrafts(em, settlements);
  await em.insertMany(PeriodSettlement, settlements);
  const over = unbilled.filter(({ settled }) => settled !== undefined);
  await advanceSubscriptions(
    em,
    over.map(({ terms, periodIndex }) => periodAfter(terms, periodIndex)),
  );
}
