import { addDays, type CivilDate } from '../calendar/calendar.ts';
import type { Period } from '../calendar/period.ts';

/** What becomes of the periods that begin in a pause: they are left out, or billed when the pause is over. */
export type MissedPeriods = 'skip' | 'bill';

export interface Pause {
  readonly from: CivilDate;
  /** The last day, included; null until somebody resumes. */
  readonly to: CivilDate | null;
  readonly missed: MissedPeriods;
}

export type Hold =
  | { readonly kind: 'bill' }
  /** The period is over without an invoice. */
  | { readonly kind: 'settle'; readonly outcome: 'skipped' | 'paused' }
  /** The period is billed on that day; null while nobody has said when the pause ends. */
  | { readonly kind: 'hold'; readonly until: CivilDate | null };

/**
 * Whether a period whose turn it is is billed. A pause concerns the periods whose first day lies in it, as they are wholly: one
 * that began before the pause is billed as ever. A skip comes before a pause.
 */
export function holdPeriod({
  periodIndex,
  period,
  today,
  pauses,
  skips,
}: {
  periodIndex: number;
  period: Period;
  today: CivilDate;
  pauses: readonly Pause[];
  skips: readonly number[];
}): Hold {
  if (skips.includes(periodIndex)) return { kind: 'settle', outcome: 'skipped' };
  const pause = pauses.find(({ from, to }) => from <= period.from && (to === null || period.from <= to));
  if (pause === undefined) return { kind: 'bill' };
  if (pause.missed === 'skip') return { kind: 'settle', outcome: 'paused' };
  if (pause.to !== null && pause.to < today) return { kind: 'bill' };
  return { kind: 'hold', until: pause.to === null ? null : addDays(pause.to, 1) };
}
