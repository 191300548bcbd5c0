import type { ScheduleColumns } from '../../db/subscriptions/subscription-columns.ts';
import { scheduleOf } from '../../db/subscriptions/subscription-columns.ts';
import type { SubscriptionStatus } from '../../db/words/subscriptions.ts';
import type { Billing } from '../../domain/subscriptions/billing-day.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { periodAt, type Schedule } from '../../domain/subscriptions/periods.ts';

interface Billed extends ScheduleColumns, Billing {
  readonly endOn: CivilDate | null;
  readonly status: SubscriptionStatus;
  readonly nextPeriodIndex: number;
  readonly nextPeriodFrom: CivilDate;
}

/** The next period that will be billed, cut at the end date; null when none will, since the subscription is over or its calendar ends. */
export function nextPeriodOf(subscription: Billed): Period | null {
  const { status, endOn, nextPeriodFrom, nextPeriodIndex } = subscription;
  if (status === 'ended' || status === 'cancelled') return null;
  if (endOn !== null && nextPeriodFrom > endOn) return null;
  const period = periodWithinCalendar(scheduleOf(subscription), nextPeriodIndex);
  return period === null || endOn === null || period.to <= endOn ? period : { from: period.from, to: endOn };
}

/** The last day whose period has been settled; null where none has. */
export function billedThroughOf({
  nextPeriodIndex,
  nextPeriodFrom,
  endOn,
}: Pick<Billed, 'nextPeriodIndex' | 'nextPeriodFrom' | 'endOn'>): CivilDate | null {
  if (nextPeriodIndex === 0) return null;
  const last = addDays(nextPeriodFrom, -1);
  return endOn !== null && endOn < last ? endOn : last;
}

/** Null where the period reaches beyond the years that Termin bills in. */
export function periodWithinCalendar(schedule: Schedule, index: number): Period | null {
  try {
    return periodAt(schedule, index);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
