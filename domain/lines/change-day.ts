import { addDays, addMonths, type CivilDate } from '../calendar/calendar.ts';
import type { Period } from '../calendar/period.ts';
import { periodAt, periodIndexOf, type Schedule } from '../subscriptions/periods.ts';

/** When a change is to count: from today, from the next period, or from a day. */
export type Effective =
  { readonly kind: 'now' } | { readonly kind: 'next_period' } | { readonly kind: 'date'; readonly on: CivilDate };

/** How far a subscription is settled, as a change to its lines meets it. */
export interface Settled {
  readonly schedule: Schedule;
  readonly endOn: CivilDate | null;
  /** The first period that is not over, by an invoice or without one. */
  readonly nextPeriodIndex: number;
  /** Whether that period's invoice waits for approval: its lines are fixed. */
  readonly draftWaits: boolean;
  /** Whether what is billed already can be evened out: not for a group, whose members have invoices of their own. */
  readonly canAdjust: boolean;
}

/** The day from which a change counts, and the period that it lies in. */
export interface ChangeDay {
  readonly on: CivilDate;
  readonly period: Period;
}

/** Why there is no such day. Each comes with the day from which on a change is possible, where there is one. */
export interface ChangeDayRefusal {
  readonly refusal: 'before_start' | 'after_end' | 'too_late' | 'awaits_approval' | 'too_far_ahead';
  readonly earliest: CivilDate | null;
}

/** More would be a slip of the pen. */
const MAX_MONTHS_AHEAD = 120;

/**
 * From which day a change counts. Prorated it counts from the day asked for, even within a period; where that is billed already, the
 * difference of the days that are left is evened out, as far back as the first day of the period that today lies in. Not prorated it
 * counts from the first day of a period: the first one on the day asked for or after it that is neither billed nor about to be.
 */
export function changeDay(
  settled: Settled,
  { effective, prorated, today }: { effective: Effective; prorated: boolean; today: CivilDate },
): ChangeDay | ChangeDayRefusal {
  const { schedule, endOn } = settled;
  const open = openFrom(settled);
  const asked = askedDay(schedule, { effective, today });
  if (asked < schedule.start) return { refusal: 'before_start', earliest: schedule.start };
  if (isTooFarAhead(schedule, { date: asked, today })) return { refusal: 'too_far_ahead', earliest: null };
  const day = prorated ? asked : later(startOnOrAfter(schedule, asked), open);
  if (endOn !== null && day > endOn) return { refusal: 'after_end', earliest: null };
  if (day < open) {
    const earliest = earliestDay(settled, today);
    if (settled.draftWaits) return { refusal: 'awaits_approval', earliest: open };
    if (day < earliest) return { refusal: 'too_late', earliest };
  }
  return { on: day, period: periodHolding(schedule, day) };
}

/**
 * The last day that a line is charged. Prorated it is the day asked for; else the last one of the period that it lies in, or of the
 * last period that is billed, where that is later.
 */
export function lastDay(
  settled: Settled,
  { on, prorated, today }: { on: CivilDate; prorated: boolean; today: CivilDate },
): ChangeDay | ChangeDayRefusal {
  const { schedule } = settled;
  if (on < schedule.start) return { refusal: 'before_start', earliest: schedule.start };
  if (isTooFarAhead(schedule, { date: on, today })) return { refusal: 'too_far_ahead', earliest: null };
  const asked = prorated ? on : periodHolding(schedule, on).to;
  const following = changeDay(settled, {
    effective: { kind: 'date', on: addDays(asked, 1) },
    prorated,
    today,
  });
  if ('refusal' in following) {
    const { refusal, earliest } = following;
    return { refusal, earliest: earliest === null ? null : addDays(earliest, -1) };
  }
  const last = addDays(following.on, -1);
  return { on: last, period: periodHolding(schedule, last) };
}

/** The first day whose lines can still be changed without evening anything out. */
function openFrom({ schedule, nextPeriodIndex, draftWaits }: Settled): CivilDate {
  return periodAt(schedule, draftWaits ? nextPeriodIndex + 1 : nextPeriodIndex).from;
}

function earliestDay(settled: Settled, today: CivilDate): CivilDate {
  const { schedule, canAdjust } = settled;
  const open = openFrom(settled);
  if (!canAdjust) return open;
  const current = today < schedule.start ? schedule.start : periodHolding(schedule, today).from;
  return current < open ? current : open;
}

function askedDay(schedule: Schedule, { effective, today }: { effective: Effective; today: CivilDate }): CivilDate {
  if (effective.kind === 'date') return effective.on;
  if (today < schedule.start) return schedule.start;
  return effective.kind === 'now' ? today : addDays(periodHolding(schedule, today).to, 1);
}

function isTooFarAhead({ start }: Schedule, { date, today }: { date: CivilDate; today: CivilDate }): boolean {
  return date > addMonths(later(today, start), MAX_MONTHS_AHEAD);
}

/** The first day of a period that lies on the date or after it. */
export function startOnOrAfter(schedule: Schedule, date: CivilDate): CivilDate {
  const { from, to } = periodHolding(schedule, date);
  return from === date ? date : addDays(to, 1);
}

function periodHolding(schedule: Schedule, date: CivilDate): Period {
  return periodAt(schedule, periodIndexOf(schedule, date));
}

function later(one: CivilDate, other: CivilDate): CivilDate {
  return one > other ? one : other;
}
