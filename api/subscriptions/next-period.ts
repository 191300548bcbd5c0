import type { SubscriptionStatus } from '../../db/words.ts';
import type { CivilDate } from '../../domain/calendar.ts';
import type { Period } from '../../domain/invoice.ts';
import { type IntervalUnit, periodAt, type Schedule } from '../../domain/periods.ts';

interface Billed {
  readonly startOn: CivilDate;
  readonly intervalUnit: IntervalUnit;
  readonly intervalCount: number;
  readonly endOn: CivilDate | null;
  readonly status: SubscriptionStatus;
  readonly nextPeriodIndex: number;
  readonly nextPeriodFrom: CivilDate;
}

export function scheduleOf({
  startOn,
  intervalUnit,
  intervalCount,
}: Pick<Billed, 'startOn' | 'intervalUnit' | 'intervalCount'>): Schedule {
  return { start: startOn, interval: { unit: intervalUnit, count: intervalCount } };
}

/** The next period that will be billed; null when none will, since the subscription is over or its calendar ends. */
export function nextPeriodOf(subscription: Billed): Period | null {
  const { status, endOn, nextPeriodFrom, nextPeriodIndex } = subscription;
  if (status === 'ended' || status === 'cancelled') return null;
  if (endOn !== null && nextPeriodFrom > endOn) return null;
  return periodWithinCalendar(scheduleOf(subscription), nextPeriodIndex);
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
