import { addDays, type CivilDate } from '../calendar/calendar.ts';
import { type CollectedTerms, collectedTurn } from '../collections/collected-billing-day.ts';
import { billingDayOf, type Billing } from '../subscriptions/billing-day.ts';
import { holdPeriod, type Pause } from '../subscriptions/hold-period.ts';
import type { Period } from '../calendar/period.ts';
import type { PaymentDates } from '../collections/payment-dates.ts';
import type { Schedule } from '../subscriptions/periods.ts';
import { planPeriod, type PartialRules } from '../subscriptions/plan-period.ts';

/** A period and the day on which it is to be billed or settled. */
export interface DuePeriod {
  readonly period: Period;
  readonly on: CivilDate;
}

/**
 * The period with that index and the day from which on it should be billed or settled. Null where a pause holds it, and where it
 * lies behind the end.
 */
export function duePeriod({
  schedule,
  billing,
  rules,
  endOn,
  periodIndex,
  pauses,
  skips,
  today,
  collected,
  paymentDates,
}: {
  schedule: Schedule;
  billing: Billing;
  rules: PartialRules;
  endOn: CivilDate | null;
  periodIndex: number;
  pauses: readonly Pause[];
  skips: readonly number[];
  today: CivilDate;
  collected: CollectedTerms | null;
  paymentDates: PaymentDates;
}): DuePeriod | null {
  const plan = planPeriod(schedule, { index: periodIndex, bounds: { from: null, to: endOn }, rules });
  if (plan === null) return null;
  const { period } = plan;
  const hold = holdPeriod({ periodIndex, period, today, pauses, skips });
  if (hold.kind === 'hold') return null;
  const turn = { ordinaryOn: billingDayOf(period, billing), charge: billing.charge };
  const { billingDay: on } = collectedTurn(turn, collected, paymentDates);
  if (hold.kind === 'settle') return { period, on };
  const afterPauses = pauses
    .filter(({ from, to }) => to !== null && from <= period.from && period.from <= to)
    .map(({ to }) => addDays(to ?? on, 1));
  return { period, on: [on, ...afterPauses].toSorted().at(-1) ?? on };
}
