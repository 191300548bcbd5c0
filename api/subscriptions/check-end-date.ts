import type { Subscription } from '../../db/entities/subscription.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import { ApiProblem } from '../http/problem.ts';
import { billedThroughOf } from './next-period.ts';

/**
 * @throws ApiProblem where the end date lies before what is billed, or where the last period has been billed for its first days
 * alone: its other days could not be billed any more.
 */
export function checkEndDateAgainstBilled(subscription: Subscription, endOn: CivilDate | null): void {
  const billedThrough = billedThroughOf(subscription);
  if (billedThrough === null) return;
  if (endOn !== null && endOn < billedThrough) {
    const detail = `Billed through ${billedThrough}: the end date can be that day or later. To end sooner, cancel on a date, with a credit for what is not used`;
    throw new ApiProblem('end_date_already_billed', { detail, members: { billedThrough } });
  }
  const wholePeriodBilled = billedThrough === addDays(subscription.nextPeriodFrom, -1);
  if (!wholePeriodBilled && endOn !== billedThrough) {
    const detail = `The last period has been billed through ${billedThrough} and ends there: reactivate the subscription from the day after`;
    throw new ApiProblem('last_period_billed', { detail, members: { billedThrough } });
  }
}
