import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { type CivilDate, addDays, civilDate, daysBetween } from '../domain/calendar/calendar.ts';
import { DAYS_A_WEEK } from '../domain/calendar/day-numbers.ts';
import {
  type Alignment,
  type Interval,
  type Schedule,
  alignmentRefusal,
  periodAt,
  periodIndexOf,
  wholePeriodAt,
} from '../domain/subscriptions/periods.ts';
import { civilDateAt } from '../domain/calendar/wake-up.ts';
import { disputedIn, vectors } from './vectors.ts';

const day = z.string().transform(civilDate);
const peerPeriod = z.strictObject({ start: day, endExclusive: day });
const peerUnit = z.enum(['day', 'week', 'month', 'quarter', 'year']);
const epochMs = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
/** When the first period of the case begins and ends, in milliseconds since 1970. */
const peerInstants = z.union([
  z.strictObject({ start: epochMs, next: epochMs }).transform(({ start, next }) => ({ startMs: start, endMs: next })),
  z
    .strictObject({ start: epochMs, endExclusive: epochMs })
    .transform(({ start, endExclusive }) => ({ startMs: start, endMs: endExclusive })),
  z
    .strictObject({ from: epochMs, toExclusive: epochMs })
    .transform(({ from, toExclusive }) => ({ startMs: from, endMs: toExclusive })),
]);
// Strict, so that no expectation of a case is overlooked.
const expectation = z.strictObject({
  periods: z.array(peerPeriod).optional(),
  boundaries: z.array(day).optional(),
  at: day.optional(),
  completedCycles: z.int().optional(),
  firstBoundary: day.optional(),
  lastBoundary: day.optional(),
  nextBoundary: day.optional(),
  billedThrough: day.nullable().optional(),
  hasSomethingToBill: z.boolean().optional(),
  instantsUtc: peerInstants.optional(),
});
type Expectation = Omit<z.output<typeof expectation>, 'instantsUtc'>;
const periodCase = z.object({
  id: z.string(),
  start: day,
  interval: z.object({ unit: peerUnit, count: z.int() }),
  alignment: z.enum(['anniversary', 'anchor_day', 'anchor_date', 'calendar', 'calendar_eom']),
  anchorDay: z.int().optional(),
  anchorDate: day.optional(),
  mode: z.enum(['in_advance', 'in_arrears', 'in_arrears_greedy']).optional(),
  target: day.optional(),
  /** The first day that is not billed any more. */
  end: day.optional(),
  timezone: z.string().optional(),
  assertedPart: z.enum(['from', 'to']).optional(),
  expect: expectation,
});
type PeriodCase = z.output<typeof periodCase>;
type PeerPeriod = z.output<typeof peerPeriod>;

const FILE = 'periods.json';
const IN_TERMIN: Readonly<Record<z.infer<typeof peerUnit>, Interval>> = {
  day: { unit: 'day', count: 1 },
  week: { unit: 'day', count: DAYS_A_WEEK },
  month: { unit: 'month', count: 1 },
  quarter: { unit: 'month', count: 3 },
  year: { unit: 'month', count: 12 },
};

function scheduleOf(one: PeriodCase): Schedule {
  const { unit, count } = IN_TERMIN[one.interval.unit];
  const interval = { unit, count: count * one.interval.count };
  return { start: one.start, interval, alignment: alignmentOf(one) };
}

function alignmentOf({ alignment, anchorDay, anchorDate, start, interval }: PeriodCase): Alignment {
  if (alignment === 'anchor_day' && anchorDay !== undefined) return { kind: alignment, day: anchorDay };
  if (alignment === 'anchor_date' && anchorDate !== undefined) return { kind: alignment, date: anchorDate };
  if (alignment === 'anchor_day' || alignment === 'anchor_date') throw new Error(`${alignment} without an anchor`);
  if (alignment !== 'anniversary' || anchorDate === undefined) return { kind: alignment };
  // Of an anniversary by weeks the anchor gives the weekday alone: Termin says so by the last such day not after the start.
  if (interval.unit !== 'week') throw new Error('only weeks have an anchor date besides the start');
  return { kind: 'anchor_date', date: addDays(start, -(daysBetween({ from: anchorDate, to: start }) % DAYS_A_WEEK)) };
}

/** The period of the schedule that holds the date, the way the cases write periods. */
function periodHolding(schedule: Schedule, date: CivilDate): PeerPeriod {
  const { from, to } = periodAt(schedule, periodIndexOf(schedule, date));
  return { start: from, endExclusive: addDays(to, 1) };
}

/** Whether a whole interval begins at the start, and not a stub. */
function beginsWhole(schedule: Schedule): boolean {
  return wholePeriodAt(schedule, 0).from === schedule.start;
}

/** The first day on or after the date on which a whole interval begins. */
function boundaryOnOrAfter(schedule: Schedule, date: CivilDate): CivilDate {
  const { start, endExclusive } = periodHolding(schedule, date);
  return start === date && (date !== schedule.start || beginsWhole(schedule)) ? date : endExclusive;
}

/** Up to and without which day a run has billed that looks as far as the target; null where it finds nothing to bill. */
function billedThrough(schedule: Schedule, { mode, target, end }: PeriodCase): CivilDate | null {
  if (target === undefined) throw new Error('what is billed depends on the target');
  const { start, endExclusive } = periodHolding(schedule, target);
  if (mode !== 'in_arrears') return end !== undefined && end < endExclusive ? end : endExclusive;
  if (end !== undefined && end <= target) return end;
  return start === schedule.start && !beginsWhole(schedule) ? null : start;
}

/** What Termin says to each thing that the case expects. */
function termin(one: PeriodCase): Expectation {
  const { periods, boundaries, at } = one.expect;
  const schedule = scheduleOf(one);
  const answers: { [Key in keyof Expectation]-?: () => Expectation[Key] } = {
    periods: () => periods?.map(({ start }) => periodHolding(schedule, start)),
    boundaries: () =>
      boundaries?.map((boundary, nth) => {
        // A case with a target names only the boundaries of its run, any other those that follow upon each other.
        const before = one.target === undefined ? boundaries[nth - 1] : undefined;
        return before === undefined
          ? periodHolding(schedule, boundary).start
          : periodHolding(schedule, before).endExclusive;
      }),
    at: () => at,
    completedCycles: () => (at === undefined || at < one.start ? 0 : periodIndexOf(schedule, at)),
    firstBoundary: () => boundaryOnOrAfter(schedule, one.start),
    lastBoundary: () => periodHolding(schedule, billedThrough(schedule, one) ?? one.start).start,
    nextBoundary: () => {
      const through = billedThrough(schedule, one);
      return boundaryOnOrAfter(schedule, through === null ? one.start : addDays(through, 1));
    },
    billedThrough: () => billedThrough(schedule, one),
    hasSomethingToBill: () => billedThrough(schedule, one) !== null,
  };
  return Object.fromEntries(
    Object.entries(answers)
      .filter(([key]) => key in one.expect)
      .map(([key, answer]) => [key, answer()]),
  );
}

/** The days that the case's instants are in its time zone, which are the first period of it. */
function datesOfInstants({ timezone, expect: { instantsUtc } }: PeriodCase): readonly PeerPeriod[] {
  if (instantsUtc === undefined || timezone === undefined) return [];
  const dateAt = (instantMs: number) => civilDateAt({ epochMs: instantMs, zone: timezone });
  return [{ start: dateAt(instantsUtc.startMs), endExclusive: dateAt(instantsUtc.endMs) }];
}

const { cases } = vectors.readCases(FILE, z.object({ cases: z.array(periodCase) }), { cases: ({ id }) => id });
const disputed = disputedIn(FILE);

describe('periods that others have published', () => {
  test.each(cases)('$id: $alignment from $start', (one) => {
    const dispute = disputed.get(one.id);
    expect(alignmentRefusal(scheduleOf(one))).toBeNull();
    const { instantsUtc, ...expected } = one.expect;
    expect(Object.keys(expected)).not.toEqual([]);
    expect(termin(one)).toEqual(dispute?.termin ?? expected);
    // A case that Termin follows after all must not stay on the list.
    if (dispute !== undefined) expect(dispute.termin).not.toEqual(expected);
    if (instantsUtc !== undefined) expect(datesOfInstants(one)).toEqual(expected.periods);
  });

  test('are disputed by no more than the cases that are there', () => {
    const ids = new Set(cases.map(({ id }) => id));
    expect([...disputed.keys()].filter((id) => !ids.has(id))).toEqual([]);
  });
});
