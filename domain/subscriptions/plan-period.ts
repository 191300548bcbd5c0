import { type CivilDate, daysBetween } from '../calendar/calendar.ts';
import type { Period } from '../calendar/period.ts';
import { type Schedule, wholePeriodAt } from './periods.ts';
import type { Share } from '../money/shares.ts';

/** What is charged for a period that is begun late or ended early: all of it, its days, or nothing. */
export type PartialPeriods = 'full' | 'proportional' | 'free';

export interface PartialRules {
  readonly firstPartial: PartialPeriods;
  readonly lastPartial: PartialPeriods;
}

/** A period as it is billed. */
export interface PeriodPlan {
  /** The days that are billed. */
  readonly period: Period;
  /** The period of the calendar that they are a part of, or all of. */
  readonly whole: Period;
  /** What is charged of the whole period; null for all of it. */
  readonly share: Share | null;
  /** Nothing is charged by standing lines. */
  readonly free: boolean;
}

/** The first and the last day that are billed at all; null for no bound. */
export interface Bounds {
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
}

/**
 * The period with that index, cut to the days from the first through the last that are billed, and what is charged for it. Null
 * where it has no such day.
 * @throws RangeError as `periodAt`.
 */
export function planPeriod(
  schedule: Schedule,
  { index, bounds, rules }: { index: number; bounds: Bounds; rules: PartialRules },
): PeriodPlan | null {
  const whole = wholePeriodAt(schedule, index);
  // As `periodAt`, without reckoning the whole a second time.
  const first = index === 0 ? schedule.start : whole.from;
  const from = bounds.from !== null && bounds.from > first ? bounds.from : first;
  const to = bounds.to !== null && bounds.to < whole.to ? bounds.to : whole.to;
  if (from > to) return null;
  const period = { from, to };
  const [late, early] = [from > whole.from, to < whole.to];
  if (!late && !early) return { period, whole, share: null, free: false };
  const free = (late && rules.firstPartial === 'free') || (early && rules.lastPartial === 'free');
  const days = daysThrough(whole, whole.to);
  const afterDays = rules.firstPartial === 'full' ? 0 : daysThrough(whole, from) - 1;
  const throughDays = rules.lastPartial === 'full' ? days : daysThrough(whole, to);
  return { period, whole, share: partOf({ afterDays, throughDays, ofDays: days }), free };
}

/** What is charged of the whole period for some of the days of the plan; the shares of adjacent days add up to the plan's share. */
export function shareWithin({ period, whole, share }: PeriodPlan, part: Period): Share | null {
  const ofDays = daysThrough(whole, whole.to);
  const afterDays = part.from === period.from ? (share?.afterDays ?? 0) : daysThrough(whole, part.from) - 1;
  const throughDays = part.to === period.to ? (share?.throughDays ?? ofDays) : daysThrough(whole, part.to);
  return partOf({ afterDays, throughDays, ofDays });
}

function partOf(share: Share): Share | null {
  return share.afterDays === 0 && share.throughDays === share.ofDays ? null : share;
}

/** How many days of the period have passed when that day has. */
export function daysThrough({ from }: Period, to: CivilDate): number {
  return daysBetween({ from, to }) + 1;
}
