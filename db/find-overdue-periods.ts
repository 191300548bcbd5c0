import type { CreditorId } from '../domain/ids.ts';
import { duePeriod } from '../domain/due-period.ts';
import { billingInstantMs, civilDateAt } from '../domain/wake-up.ts';
import type { Difference } from './difference.ts';
import { Creditor } from './entities/creditor.ts';
import { SUBSCRIPTION_COLUMNS, termsOf, type SubscriptionRow } from './load-invoice-facts.ts';
import type { EntityManager } from './orm.ts';

/** How long a period may be due without anything happening before it counts as a difference: catching up after an outage takes a while. */
const OVERDUE_AFTER_HOURS = 6;
const OVERDUE_AFTER_MS = OVERDUE_AFTER_HOURS * 60 * 60 * 1000;

/** As many subscriptions as are looked at in one statement. */
const PAGE = 1000;

// A subscription that was billed or changed a moment ago is catching up, or has been woken.
const SELECT_CANDIDATES = `
select ${SUBSCRIPTION_COLUMNS}
from subscription s
join creditor c on c.id = s.creditor_id
where s.creditor_id = ? and s.status = 'active' and s.id > ?
  and s.next_period_from - s.lead_days <= ?::date and s.next_period_from <= coalesce(s.end_on, 'infinity')
  and s.updated_at < now() - make_interval(hours => ${OVERDUE_AFTER_HOURS})
  and not exists (
    select from invoice_draft d where d.subscription_id = s.id and d.period_index = s.next_period_index
      and d.status = 'waiting' and d.release_at > to_timestamp(?))
order by s.id limit ${PAGE}`;

const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000';

/**
 * The periods of active subscriptions, groups included, that should have been billed hours ago and are not; those that a pause holds or
 * that wait for approval are none. Whether a workflow runs is another question.
 */
export async function findOverduePeriods(
  em: EntityManager,
  { creditorId, checkedAtMs }: { creditorId: CreditorId; checkedAtMs: number },
): Promise<Difference[]> {
  const { timeZone: zone } = await em.findOneOrFail(Creditor, { id: creditorId });
  const today = civilDateAt({ epochMs: checkedAtMs, zone });
  const found: Difference[] = [];
  for (let after = BEFORE_ALL_IDS; ;) {
    const rows = await em.execute<SubscriptionRow[]>(SELECT_CANDIDATES, [creditorId, after, today, checkedAtMs / 1000]);
    for (const row of rows) {
      const { subscriptionId, nextPeriodIndex: periodIndex, ...terms } = termsOf(row);
      const due = duePeriod({ ...terms, periodIndex, today });
      if (due === null) continue;
      const { period, on } = due;
      if (billingInstantMs({ date: on, zone, subscriptionId }) + OVERDUE_AFTER_MS >= checkedAtMs) continue;
      found.push({
        code: 'period_overdue',
        objectType: 'subscription',
        objectId: subscriptionId,
        details: { periodIndex, periodFrom: period.from, periodTo: period.to, billingOn: on },
      });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return found;
    after = last.subscriptionId;
  }
}
