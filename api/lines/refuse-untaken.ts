import type { Subscription } from '../../db/entities/subscription.ts';
import { scheduleOf } from '../../db/subscriptions/subscription-columns.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { lastBillingDay } from '../../domain/subscriptions/last-billing-day.ts';
import { ApiProblem } from '../http/problem.ts';
import { nextPeriodOf } from '../subscriptions/next-period.ts';

const ADVICE =
  'move the end date first, charge it on another subscription, or give it by a credit note where it is a rebate';

/** @throws ApiProblem where no invoice is to come that would take a one-off line, or none on the day or after it. */
export function refuseUntaken(
  subscription: Subscription,
  { chargeOn, today }: { chargeOn: CivilDate | null; today: CivilDate },
): void {
  const { endOn } = subscription;
  if (endOn === null) return;
  if (nextPeriodOf(subscription) === null) {
    const detail = `The subscription ends on ${endOn} and is billed up to it, so that no invoice will take the line: ${ADVICE}`;
    throw new ApiProblem('last_period_billed', { detail, members: { billedThrough: endOn } });
  }
  const lastOn = lastBillingDay(scheduleOf(subscription), { endOn, billing: subscription });
  if (chargeOn === null || chargeOn <= lastOn || chargeOn <= today) return;
  const detail = `The last invoice, up to the end on ${endOn}, is issued on ${lastOn}, so that none will take the line: name that day or an earlier one, or ${ADVICE}`;
  throw new ApiProblem('last_period_billed', { detail, members: { lastBillingOn: lastOn } });
}
