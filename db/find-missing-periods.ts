import type { CreditorId, SubscriptionId } from '../domain/ids.ts';
import { planPeriod } from '../domain/plan-period.ts';
import type { Difference } from './difference.ts';
import { SUBSCRIPTION_COLUMNS, termsOf, type SubscriptionRow } from './load-invoice-facts.ts';
import type { EntityManager } from './orm.ts';

/** So many of one subscription's missing periods are named: there is one cause for all of them. */
const NAMED_PERIODS = 24;

// Counted first, in the indexes alone: only a subscription whose count is wrong is looked at period by period.
const SELECT_MISSING = `
select ${SUBSCRIPTION_COLUMNS}, p.period_index "periodIndex"
from subscription s
join creditor c on c.id = s.creditor_id
cross join lateral (
  select period_index from generate_series(0, s.next_period_index - 1) as g (period_index)
  where not exists (select from invoice i where i.subscription_id = s.id and i.debtor_id = s.debtor_id and i.period_index = g.period_index)
    and not exists (select from period_settlement t where t.subscription_id = s.id and t.period_index = g.period_index)
  order by period_index limit ${NAMED_PERIODS}
) p
where s.creditor_id = ? and s.kind = 'single'
  and s.next_period_index <>
    (select count(*) from invoice i
     where i.subscription_id = s.id and i.debtor_id = s.debtor_id and i.period_index < s.next_period_index)
    + (select count(*) from period_settlement t where t.subscription_id = s.id and t.period_index < s.next_period_index)
order by s.id, p.period_index`;

/** The periods of subscriptions on one debtor that count as billed and have neither an invoice nor a settlement. */
export async function findMissingPeriods(
  em: EntityManager,
  { creditorId }: { creditorId: CreditorId },
): Promise<Difference[]> {
  const rows = await em.execute<(SubscriptionRow & { subscriptionId: SubscriptionId; periodIndex: number })[]>(
    SELECT_MISSING,
    [creditorId],
  );
  return rows.map((row) => {
    const { periodIndex } = row;
    const { schedule, endOn, rules } = termsOf(row);
    const plan = planPeriod(schedule, { index: periodIndex, bounds: { from: null, to: endOn }, rules });
    return {
      code: 'period_missing',
      objectType: 'subscription',
      objectId: row.subscriptionId,
      objectKey: periodIndex.toString(),
      details: { periodIndex, periodFrom: plan?.period.from ?? null, periodTo: plan?.period.to ?? null },
    };
  });
}
