import type { CivilDate } from '../calendar/calendar.ts';
import { type Billing, billingDayOf } from './billing-day.ts';
import { periodAt, periodIndexOf, type Schedule } from './periods.ts';

/** The day on which the last period of a subscription that ends is billed, in the ordinary course. */
export function lastBillingDay(
  schedule: Schedule,
  { endOn, billing }: { endOn: CivilDate; billing: Billing },
): CivilDate {
  const { from, to } = periodAt(schedule, periodIndexOf(schedule, endOn));
  return billingDayOf({ from, to: endOn < to ? endOn : to }, billing);
}
