import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { settingsOf } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import { type CollectedTerms, collectedTurn } from '../../domain/collections/collected-billing-day.ts';
import { createPaymentDates, type PaymentDates } from '../../domain/collections/payment-dates.ts';
import type { CreditorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { billingDayOf } from '../../domain/subscriptions/billing-day.ts';
import { planPeriod } from '../../domain/subscriptions/plan-period.ts';
import { billingInstantMs } from '../../domain/calendar/wake-up.ts';
import { COLLECTED_COLUMNS, type CollectedRow, collectedTermsOf } from '../collections/collected-terms.ts';
import { Creditor } from '../entities/creditor.ts';
import {
  MANDATE_OF_DEBTOR,
  SUBSCRIPTION_COLUMNS,
  type SubscriptionRow,
  type SubscriptionTerms,
  termsOf,
} from '../invoices/load-invoice-facts.ts';
import { BEFORE_ALL_IDS } from '../before-all-ids.ts';
import type { EntityManager } from '../orm.ts';

/** The next period of a subscription and when it is billed by what the database holds, pauses and approval left aside. */
export interface BillingMoment {
  readonly subscriptionId: SubscriptionId;
  readonly periodIndex: number;
  /** Null where nothing more is billed. */
  readonly on: CivilDate | null;
  /** Epoch ms of that night; null where nothing more is billed. */
  readonly atMs: number | null;
}

/** As many subscriptions as are looked at in one statement. */
const PAGE = 1000;

// What was changed a moment ago may not have come to its workflow yet.
const SELECT_SETTLED = `
select ${SUBSCRIPTION_COLUMNS}, ${COLLECTED_COLUMNS}
from subscription s
join creditor c on c.id = s.creditor_id
left join debtor d on d.creditor_id = s.creditor_id and d.id = s.debtor_id
${MANDATE_OF_DEBTOR}
where s.creditor_id = ? and s.status in ('active', 'needs_attention') and s.id > ?
  and greatest(s.updated_at, m.created_at, case when m.created_at is not null then c.updated_at end) < now() - make_interval(mins => ?)
order by s.id limit ${PAGE}`;

/** Reckons the billing moments of a creditor's live subscriptions that nobody has changed or billed in the last minutes, page by page. */
export async function* reckonBillingMoments(
  em: EntityManager,
  { creditorId, settledMinutes }: { creditorId: CreditorId; settledMinutes: number },
): AsyncGenerator<readonly BillingMoment[]> {
  const { timeZone: zone, bsSettings } = await em.findOneOrFail(Creditor, { id: creditorId });
  const paymentDates = createPaymentDates({ zone, rules: settingsOf(bsSettings).calendar });
  for (let after = BEFORE_ALL_IDS; ;) {
    const values = [creditorId, after, settledMinutes];
    const rows = await em.execute<(SubscriptionRow & CollectedRow)[]>(SELECT_SETTLED, values);
    yield rows.map((row) => {
      const { subscriptionId, nextPeriodIndex: periodIndex, ...terms } = termsOf(row);
      const on = billingDayOrNone({ ...terms, periodIndex }, { collected: collectedTermsOf(row), paymentDates });
      const atMs = on === null ? null : billingInstantMs({ date: on, zone, subscriptionId });
      return { subscriptionId, periodIndex, on, atMs };
    });
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.subscriptionId;
  }
}

/** Null where nothing more is billed, or the calendar ends before the period does. */
function billingDayOrNone(...given: Parameters<typeof billingDay>): CivilDate | null {
  try {
    return billingDay(...given);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function billingDay(
  {
    schedule,
    billing,
    rules,
    endOn,
    periodIndex: index,
  }: Pick<SubscriptionTerms, 'schedule' | 'billing' | 'rules' | 'endOn'> & { periodIndex: number },
  { collected, paymentDates }: { collected: CollectedTerms | null; paymentDates: PaymentDates },
): CivilDate | null {
  const plan = planPeriod(schedule, { index, bounds: { from: null, to: endOn }, rules });
  if (plan === null) return null;
  const turn = { ordinaryOn: billingDayOf(plan.period, billing), charge: billing.charge };
  return collectedTurn(turn, collected, paymentDates).billingDay;
}
