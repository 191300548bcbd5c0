import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { settingsOf } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import { MAX_DAYS_EARLY } from '../../domain/collections/collected-billing-day.ts';
import { duePeriod } from '../../domain/invoices/due-period.ts';
import { createPaymentDates } from '../../domain/collections/payment-dates.ts';
import { billingInstantMs, civilDateAt } from '../../domain/calendar/wake-up.ts';
import { COLLECTED_COLUMNS, type CollectedRow, collectedTermsOf } from '../collections/collected-terms.ts';
import type { Difference } from './difference.ts';
import { Creditor } from '../entities/creditor.ts';
import {
  MANDATE_OF_DEBTOR,
  SUBSCRIPTION_COLUMNS,
  termsOf,
  type SubscriptionRow,
} from '../invoices/load-invoice-facts.ts';
import { BEFORE_ALL_IDS } from '../before-all-ids.ts';
import type { EntityManager } from '../orm.ts';

/** How long a period may be due without anything happening before it counts as a difference: catching up after an outage takes a while. */
const OVERDUE_AFTER_HOURS = 6;
const OVERDUE_AFTER_MS = OVERDUE_AFTER_HOURS * 60 * 60 * 1000;

/** As many subscriptions as are looked at in one statement. */
const PAGE = 1000;

// What was billed or changed a moment ago is catching up, or has been woken. What is collected may be due before its ordinary day, and what
// somebody asked for at once is due on any day.
const SELECT_CANDIDATES = `
select ${SUBSCRIPTION_COLUMNS}, ${COLLECTED_COLUMNS}
from subscription s
join creditor c on c.id = s.creditor_id
left join debtor d on d.creditor_id = s.creditor_id and d.id = s.debtor_id
${MANDATE_OF_DEBTOR}
where s.creditor_id = ? and s.status = 'active' and s.id > ?
  and (s.bill_through_index >= s.next_period_index
    or s.next_period_from - s.lead_days - case when m.active_from is null then 0 else ${MAX_DAYS_EARLY} + s.draft_window_days end <= ?::date)
  and s.next_period_from <= coalesce(s.end_on, 'infinity')
  and greatest(s.updated_at, m.created_at, case when m.created_at is not null then c.updated_at end) < now() - make_interval(hours => ${OVERDUE_AFTER_HOURS})
  and not exists (
    select from invoice_draft d where d.subscription_id = s.id and d.period_index = s.next_period_index
      and d.status = 'waiting' and d.release_at > to_timestamp(?))
order by s.id limit ${PAGE}`;

/**
 * The periods of active subscriptions, groups included, that should have been billed hours ago and are not, by their day or because somebody
 * asked for it; those that a pause holds or
 * that wait for approval are none. Whether a workflow runs is another question.
 */
export async function findOverduePeriods(
  em: EntityManager,
  { creditorId, checkedAtMs }: { creditorId: CreditorId; checkedAtMs: number },
): Promise<Difference[]> {
  const { timeZone: zone, bsSettings } = await em.findOneOrFail(Creditor, { id: creditorId });
  const today = civilDateAt({ epochMs: checkedAtMs, zone });
  const paymentDates = createPaymentDates({ zone, rules: settingsOf(bsSettings).calendar });
  const found: Difference[] = [];
  for (let after = BEFORE_ALL_IDS; ;) {
    const rows = await em.execute<(SubscriptionRow & CollectedRow)[]>(SELECT_CANDIDATES, [
      creditorId,
      after,
      today,
      checkedAtMs / 1000,
    ]);
    for (const row of rows) {
      const { subscriptionId, nextPeriodIndex: periodIndex, billThroughIndex, ...terms } = termsOf(row);
      const due = duePeriod({
        ...terms,
        periodIndex,
        today,
        collected: collectedTermsOf(row),
        paymentDates,
      });
      if (due === null) continue;
      const { period, on } = due;
      // Due since it was asked for; that is some hours ago, or the row would not have been found.
      const asked = billThroughIndex !== null && periodIndex <= billThroughIndex;
      const dueMs = billingInstantMs({ date: on, zone, subscriptionId });
      if (!asked && dueMs + OVERDUE_AFTER_MS >= checkedAtMs) continue;
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
