import { addDays } from '../calendar/calendar.ts';
import type { Period } from '../calendar/period.ts';
import { type Share, shareOre } from '../money/shares.ts';

/** Days on end of a whole period: those after the first so many, through so many. */
export type DaySpan = Pick<Share, 'afterDays' | 'throughDays'>;

/**
 * A part of what has been billed for a line in a period: an amount for the days of `base`, of which those of `days` count. Below zero
 * it is given back. What a line costs for a whole period has all days of it as its base.
 */
export interface DayPart {
  /** Øre without VAT, for all days of `base`. */
  readonly amountOre: bigint;
  readonly base: DaySpan;
  /** Within `base`. */
  readonly days: DaySpan;
}

/** What the parts come to, øre without VAT. The same parts cut into days on end come to as much together, to the øre. */
export function partsOre(parts: readonly DayPart[]): bigint {
  return parts.reduce((sum, { amountOre, base, days }) => {
    const share = {
      afterDays: days.afterDays - base.afterDays,
      throughDays: days.throughDays - base.afterDays,
      ofDays: base.throughDays - base.afterDays,
    };
    return sum + shareOre(amountOre, share);
  }, 0n);
}

/** What of the parts falls on days of the span. */
export function cutParts(parts: readonly DayPart[], span: DaySpan): DayPart[] {
  return parts.flatMap((part) => {
    const days = meet(part.days, span);
    return days === null ? [] : [{ ...part, days }];
  });
}

/** The parts as they are given back. */
export function backParts(parts: readonly DayPart[]): DayPart[] {
  return parts.map((part) => ({ ...part, amountOre: -part.amountOre }));
}

/** Days on end on which something is left when what is billed and what is given back have been set off. */
export interface DayRun {
  readonly days: DaySpan;
  readonly parts: readonly DayPart[];
}

/** Sets off what is given back against what is billed, day by day, and answers what is left by runs of days. */
export function dayRuns(parts: readonly DayPart[]): DayRun[] {
  const bounds = [...new Set(parts.flatMap(({ days }) => [days.afterDays, days.throughDays]))].toSorted(
    (one, other) => one - other,
  );
  const runs: DayRun[] = [];
  for (const [index, afterDays] of bounds.slice(0, -1).entries()) {
    const days = { afterDays, throughDays: bounds[index + 1] ?? afterDays };
    const left = setOff(cutParts(parts, days));
    if (left.length === 0) continue;
    const last = runs.at(-1);
    if (last === undefined || last.days.throughDays !== afterDays) {
      runs.push({ days, parts: left });
      continue;
    }
    const span = { afterDays: last.days.afterDays, throughDays: days.throughDays };
    runs.splice(-1, 1, { days: span, parts: joined(last.parts, left) });
  }
  return runs;
}

/** What is left when what is billed and what is given back have been set off. */
export function leftParts(parts: readonly DayPart[]): DayPart[] {
  return dayRuns(parts).flatMap((run) => run.parts);
}

/** The dates of a span of a whole period, as far as they lie in the part of it that was billed. */
export function datesOf({ afterDays, throughDays }: DaySpan, { period, whole }: { period: Period; whole: Period }) {
  const [from, to] = [addDays(whole.from, afterDays), addDays(whole.from, throughDays - 1)];
  return { from: from > period.from ? from : period.from, to: to < period.to ? to : period.to };
}

function meet(one: DaySpan, other: DaySpan): DaySpan | null {
  const afterDays = Math.max(one.afterDays, other.afterDays);
  const throughDays = Math.min(one.throughDays, other.throughDays);
  return afterDays < throughDays ? { afterDays, throughDays } : null;
}

const isSameBase = (one: DayPart, other: DayPart) =>
  one.base.afterDays === other.base.afterDays && one.base.throughDays === other.base.throughDays;

/** Parts of the same days, without the pairs of which one gives back the other. */
function setOff(parts: readonly DayPart[]): DayPart[] {
  const left: DayPart[] = [];
  for (const part of parts) {
    const pair = left.findIndex((one) => isSameBase(one, part) && one.amountOre === -part.amountOre);
    if (pair >= 0) left.splice(pair, 1);
    else if (part.amountOre !== 0n) left.push(part);
  }
  return left;
}

/** Parts of a run with those of the days after it: what goes on from the one to the other is one part. */
function joined(run: readonly DayPart[], next: readonly DayPart[]): DayPart[] {
  const parts = [...run];
  for (const part of next) {
    const at = parts.findIndex(
      (one) =>
        isSameBase(one, part) && one.amountOre === part.amountOre && one.days.throughDays === part.days.afterDays,
    );
    const before = parts[at];
    if (before === undefined) parts.push(part);
    else parts[at] = { ...part, days: { afterDays: before.days.afterDays, throughDays: part.days.throughDays } };
  }
  return parts;
}
