import type { Day } from './model-calendar.ts';

/** Periods whose first day lies in it are left out, or billed when it is over. */
export interface ModelPause {
  readonly id: string;
  readonly from: Day;
  /** The last day; null until somebody resumes. */
  readonly to: Day | null;
  readonly missed: 'skip' | 'bill';
}

/** What keeps coming periods from being billed. */
export interface ModelStandstill {
  /** In the order of their days: no day lies in two of them. */
  readonly pauses: readonly ModelPause[];
  /** Indices of periods that are left out. */
  readonly skips: readonly number[];
}

/** What a standstill makes of a period whose turn it is on a day; null where it is billed. */
export type ModelHold =
  | { readonly kind: 'settled'; readonly why: 'skipped' | 'paused' }
  /** Until that day; null while nobody has said when the pause ends. */
  | { readonly kind: 'held'; readonly until: Day | null };

export function holdOf(
  { pauses, skips }: ModelStandstill,
  { index, from, on }: { index: number; from: Day; on: Day },
): ModelHold | null {
  if (skips.includes(index)) return { kind: 'settled', why: 'skipped' };
  const pause = pauses.find((one) => one.from <= from && from <= lastDayOf(one));
  if (pause === undefined) return null;
  if (pause.missed === 'skip') return { kind: 'settled', why: 'paused' };
  if (on > lastDayOf(pause)) return null;
  return { kind: 'held', until: pause.to === null ? null : pause.to + 1 };
}

export function withPause({ pauses }: ModelStandstill, pause: ModelPause): readonly ModelPause[] {
  return [...pauses, pause].toSorted((one, other) => one.from - other.from);
}

/** The pauses once that one ends before a day; it is gone where it would not have begun by then. */
export function resumedOn({ pauses }: ModelStandstill, { id, on }: { id: string; on: Day }): readonly ModelPause[] {
  return pauses
    .map((pause) => (pause.id === id ? { ...pause, to: on - 1 } : pause))
    .filter(({ from, to }) => to === null || from <= to);
}

export const lastDayOf = ({ to }: Pick<ModelPause, 'to'>): Day => to ?? Infinity;
