import { nextPeriodOf, periodWithinCalendar } from './next-period.ts';
import type { Subscription } from '../../db/entities/subscription.ts';
import { scheduleOf } from '../../db/subscriptions/subscription-columns.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { periodIndexOf } from '../../domain/subscriptions/periods.ts';
import { ApiProblem, invalidField } from '../http/problem.ts';

/**
 * The index of the coming period that begins on a day.
 * @throws ApiProblem where none begins on it, or where it is billed already or settled in another way.
 */
export function comingPeriodIndex(
  subscription: Subscription,
  { periodFrom, path }: { periodFrom: CivilDate; path: string },
): number {
  const schedule = scheduleOf(subscription);
  const { endOn } = subscription;
  const index = periodFrom < schedule.start ? null : periodIndexOf(schedule, periodFrom);
  const period = index === null ? null : periodWithinCalendar(schedule, index);
  if (index === null || period?.from !== periodFrom || (endOn !== null && periodFrom > endOn)) {
    const message =
      period === null ? 'No period begins on that day' : `No period begins on that day; one does on ${period.from}`;
    throw invalidField({ path, code: 'not_a_period_start', message });
  }
  if (index < subscription.nextPeriodIndex) {
    const nextPeriod = nextPeriodOf(subscription);
    const detail = 'The period is billed already: credit its invoice instead';
    throw new ApiProblem('period_already_billed', { detail, members: { nextPeriod } });
  }
  return index;
}
