import { collectedTermsOf } from '../../db/collections/collected-terms.ts';
import { paymentTermsColumns } from '../../db/subscriptions/subscription-columns.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { collectedTurn } from '../../domain/collections/collected-billing-day.ts';
import { createPaymentDates } from '../../domain/collections/payment-dates.ts';
import { billingDayOf } from '../../domain/subscriptions/billing-day.ts';
import { lastBilled } from '../../domain/subscriptions/last-billed.ts';
import type { PaymentTerms } from '../../domain/subscriptions/payment-terms.ts';
import { ApiProblem } from '../http/problem.ts';
import { lastInvoiceComposed } from '../lines/refuse-untaken.ts';
import type { DebtorMandates } from './load-debtor-mandates.ts';
import type { SubscriptionBody } from './subscription-fields.ts';

/** Whether a subscription brings lines that its end could leave behind. */
export function mayBringLateLines({ endOn, oneOffLines }: SubscriptionBody): boolean {
  return endOn !== null && oneOffLines.some(({ chargeOn }) => chargeOn !== null);
}

/**
 * As a one-off line is refused that is added later.
 * @param mandates those of the debtor; undefined for a group.
 * @throws ApiProblem with the first line of a subscription that is not written yet of which the day comes after its last invoice.
 */
export function refuseLateLines(
  body: SubscriptionBody,
  {
    today,
    timeZone,
    paymentTerms,
    mandates,
  }: { today: CivilDate; timeZone: string; paymentTerms: PaymentTerms; mandates: DebtorMandates | undefined },
): void {
  const { startOn, interval, alignment, charge, leadDays, endOn, oneOffLines, draftWindowDays } = body;
  if (endOn === null || !mayBringLateLines(body)) return;
  const collected =
    mandates === undefined
      ? null
      : collectedTermsOf({ ...paymentTermsColumns(paymentTerms), ...mandates, draftWindowDays });
  const dayOf = (period: { from: CivilDate; to: CivilDate }) => {
    const ordinaryOn = billingDayOf(period, { charge, leadDays });
    if (collected === null) return ordinaryOn;
    const dates = createPaymentDates({ zone: timeZone, rules: collected.rules });
    return collectedTurn({ ordinaryOn, charge }, collected, dates).billingDay;
  };
  const coming = { nextPeriodIndex: 0, billThroughIndex: null, endOn, pauses: [], skips: [] };
  const schedule = { start: startOn, interval, alignment };
  const on = lastBilled({ ...coming, schedule, rules: body }, { through: endOn, today, dayOf })?.on ?? null;
  const late = oneOffLines.findIndex(
    ({ chargeOn }) => on !== null && chargeOn !== null && chargeOn > on && chargeOn > today,
  );
  if (on === null || late === -1) return;
  const message = lastInvoiceComposed({ endOn, on });
  const errors = [{ path: `/oneOffLines/${late}/chargeOn`, code: 'last_period_billed' as const, message }];
  throw new ApiProblem('last_period_billed', { detail: message, errors, members: { lastBillingOn: on } });
}
