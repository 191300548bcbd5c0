import { addMonths, type CivilDate } from '../../domain/calendar/calendar.ts';
import { periodIndexOf, type Schedule } from '../../domain/subscriptions/periods.ts';
import { ApiProblem, invalidField } from '../http/problem.ts';

const MAX_MONTHS_AHEAD = 24;
/** More than these would be a mistake in the start date sooner than a wish, and would be billed at once. */
const MAX_PERIODS_DUE = 1000;

/** @throws ApiProblem where the start lies too far ahead, or so far behind that it must be a mistake. */
export function checkSchedule(
  schedule: Schedule,
  { today, endOn }: { today: CivilDate; endOn: CivilDate | null },
): void {
  const { start } = schedule;
  if (start > addMonths(today, MAX_MONTHS_AHEAD)) {
    throw invalidField({ path: '/startOn', code: 'too_far_ahead', message: 'At most two years ahead' });
  }
  const lastDue = endOn !== null && endOn < today ? endOn : today;
  if (start <= lastDue && periodIndexOf(schedule, lastDue) >= MAX_PERIODS_DUE) {
    throw new ApiProblem('too_many_periods_due', {
      detail: `At most ${MAX_PERIODS_DUE} periods may be due already: start later`,
    });
  }
}
