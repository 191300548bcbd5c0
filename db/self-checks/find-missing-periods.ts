import type { CreditorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { planPeriod } from '../../domain/subscriptions/plan-period.ts';
import type { Difference } from './difference.ts';
import { SUBSCRIPTION_COLUMNS, termsOf, type SubscriptionRow } from '../invoices/load-invoice-facts.ts';
import type { EntityManager } from '../orm.ts';

/** So many of one subscription's missing periods are named: there is one cause for all of them. */
const NAMED_PERIODS = 24;

// What says that a period `index` of a subscription `s` is over: an invoice of its debtor, a run of a group, or a settlement. Each is one row.
const SOURCES = (index: string) => `
  select period_index from invoice i
  where s.kind = 'single' and i.subscription_id = s.id and i.debtor_id = s.debtor_id and i.period_index ${index}
  union all
  select period_index from billing_run r where s.kind = 'group' and r.subscription_id = s.id and r.period_index ${index}
  union all
  select period_index from period_settlement t where t.subscription_id = s.id and t.period_index ${index}`;

// Counted first, in the indexes alone: only a subscription whose count is wrong is looked at period by period.
const SELECT_MISSING = `
select ${SUBSCRIPTION_COLUMNS}, p.period_index "periodIndex"
from subscription s
join creditor c on c.id = s.creditor_id
cross join lateral (
  select g.period_index from generate_series(0, s.next_period_index - 1) as g (period_index)
  where not exists (${SOURCES('= g.period_index')})
  order by g.period_index limit ${NAMED_PERIODS}
) p
where s.creditor_id = ?
  and s.next_period_index <> (select count(*) from (${SOURCES('< s.next_period_index')}) as over_periods)
order by s.id, p.period_index`;

/** The periods of subscriptions that count as billed and have neither an invoice, or a run where it is a group, nor a settlement. */
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
