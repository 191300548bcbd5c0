import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { anySchedule } from '../../tests/support/any-schedule.ts';
import { addDays, type CivilDate, civilDate, daysBetween } from '../calendar/calendar.ts';
import type { Period } from '../calendar/period.ts';
import { periodAt, type Schedule } from './periods.ts';
import { type Bounds, type PartialPeriods, type PeriodPlan, planPeriod, shareWithin } from './plan-period.ts';
import { type Share, shareOre } from '../money/shares.ts';

const PARTIAL_PERIODS: readonly PartialPeriods[] = ['full', 'proportional', 'free'];
const NO_BOUNDS: Bounds = { from: null, to: null };

/** Months from 16 January on, aligned to the first of a month: the first period is the stub from the 16th to the 31st. */
const months: Schedule = {
  start: civilDate('2026-01-16'),
  interval: { unit: 'month', count: 1 },
  alignment: { kind: 'anchor_day', day: 1 },
};

const rulesOf = (firstPartial: PartialPeriods, lastPartial: PartialPeriods) => ({ firstPartial, lastPartial });
const until = (to: string): Bounds => ({ from: null, to: civilDate(to) });
const share = (afterDays: number, throughDays: number, ofDays: number): Share => ({ afterDays, throughDays, ofDays });

/** What is charged in words: nothing, all, or a share. */
const charged = (plan: PeriodPlan | null) => (plan?.free === true ? 'nothing' : (plan?.share ?? 'all'));

const anyRules = fc.record({
  firstPartial: fc.constantFrom(...PARTIAL_PERIODS),
  lastPartial: fc.constantFrom(...PARTIAL_PERIODS),
});
/** A schedule, how many of its periods are looked at, and the day of the last one on which it ends: the n-th, or its last. */
const anyLife = fc.record({
  schedule: anySchedule,
  rules: anyRules,
  last: fc.integer({ min: 0, max: 6 }),
  nthDay: fc.nat({ max: 800 }),
});
const anyAmountOre = fc.bigInt({ min: -1_000_000_000n, max: 1_000_000_000n });

function dayOf({ from, to }: Period, nth: number): CivilDate {
  return addDays(from, nth % (daysBetween({ from, to }) + 1));
}

/** The period in as many parts as there are cuts within it, and one more. */
function partsOf({ from, to }: Period, cuts: readonly number[]): Period[] {
  const starts = [...new Set([from, ...cuts.map((nth) => dayOf({ from, to }, nth))])].toSorted();
  return starts.map((start, index) => {
    const next = starts[index + 1];
    return { from: start, to: next === undefined ? to : addDays(next, -1) };
  });
}

describe('a period', () => {
  test('that is billed wholly is charged wholly, whatever is said of partial ones', () => {
    for (const rules of PARTIAL_PERIODS.map((rule) => rulesOf(rule, rule))) {
      const whole = { from: civilDate('2026-02-01'), to: civilDate('2026-02-28') };
      const plan = { period: whole, whole, share: null, free: false };
      expect(planPeriod(months, { index: 1, bounds: NO_BOUNDS, rules })).toEqual(plan);
      expect(planPeriod(months, { index: 1, bounds: { from: whole.from, to: whole.to }, rules })).toEqual(plan);
    }
  });

  test.each<[PartialPeriods, 'nothing' | 'all' | Share]>([
    ['full', 'all'],
    ['proportional', share(15, 31, 31)],
    ['free', 'nothing'],
  ])('that begins late, with the first one %s, is charged for %j', (firstPartial, expected) => {
    const plan = planPeriod(months, { index: 0, bounds: NO_BOUNDS, rules: rulesOf(firstPartial, 'proportional') });
    expect(plan).toMatchObject({
      period: { from: '2026-01-16', to: '2026-01-31' },
      whole: { from: '2026-01-01', to: '2026-01-31' },
    });
    expect(charged(plan)).toEqual(expected);
  });

  test.each<[PartialPeriods, 'nothing' | 'all' | Share]>([
    ['full', 'all'],
    ['proportional', share(0, 10, 28)],
    ['free', 'nothing'],
  ])('that ends early, with the last one %s, is charged for %j', (lastPartial, expected) => {
    const rules = rulesOf('proportional', lastPartial);
    const plan = planPeriod(months, { index: 1, bounds: until('2026-02-10'), rules });
    expect(plan).toMatchObject({
      period: { from: '2026-02-01', to: '2026-02-10' },
      whole: { from: '2026-02-01', to: '2026-02-28' },
    });
    expect(charged(plan)).toEqual(expected);
  });

  test.each<[PartialPeriods, PartialPeriods, 'nothing' | 'all' | Share]>([
    ['proportional', 'proportional', share(15, 20, 31)],
    ['full', 'proportional', share(0, 20, 31)],
    ['proportional', 'full', share(15, 31, 31)],
    ['full', 'full', 'all'],
    ['free', 'full', 'nothing'],
    ['full', 'free', 'nothing'],
  ])('that begins late and ends early, %s and %s, is charged for %j', (firstPartial, lastPartial, expected) => {
    const rules = rulesOf(firstPartial, lastPartial);
    expect(charged(planPeriod(months, { index: 0, bounds: until('2026-01-20'), rules }))).toEqual(expected);
  });

  test('that somebody joins or leaves within is a first or a last one', () => {
    const joined = { from: civilDate('2026-03-11'), to: null };
    expect(planPeriod(months, { index: 2, bounds: joined, rules: rulesOf('proportional', 'free') })).toEqual({
      period: { from: '2026-03-11', to: '2026-03-31' },
      whole: { from: '2026-03-01', to: '2026-03-31' },
      share: share(10, 31, 31),
      free: false,
    });
    expect(charged(planPeriod(months, { index: 2, bounds: joined, rules: rulesOf('free', 'full') }))).toBe('nothing');
  });

  test('without a day that is billed is none', () => {
    const rules = rulesOf('full', 'full');
    for (const bounds of [until('2026-02-28'), { from: civilDate('2026-04-01'), to: null }]) {
      expect(planPeriod(months, { index: 2, bounds, rules })).toBeNull();
    }
  });

  test('beyond the years that Termin bills in is refused', () => {
    const rules = rulesOf('full', 'full');
    expect(() => planPeriod(months, { index: 100_000, bounds: NO_BOUNDS, rules })).toThrow(RangeError);
  });
});

describe('the periods of a subscription', () => {
  test('tile its days from the start through the end date, and no day is in two of them', () => {
    fc.assert(
      fc.property(anyLife, ({ schedule, rules, last, nthDay }) => {
        const endOn = dayOf(periodAt(schedule, last), nthDay);
        const bounds = { from: null, to: endOn };
        let expectedFrom = schedule.start;
        for (let index = 0; index <= last; index += 1) {
          const plan = planPeriod(schedule, { index, bounds, rules });
          expect(plan?.period.from).toBe(expectedFrom);
          if (plan !== null) expectedFrom = addDays(plan.period.to, 1);
        }
        expect(expectedFrom).toBe(addDays(endOn, 1));
        expect(planPeriod(schedule, { index: last + 1, bounds, rules })).toBeNull();
      }),
    );
  });

  test('are whole ones but for the first and the last', () => {
    fc.assert(
      fc.property(anyLife, ({ schedule, rules, last, nthDay }) => {
        const bounds = { from: null, to: dayOf(periodAt(schedule, last), nthDay) };
        for (let index = 1; index < last; index += 1) {
          expect(planPeriod(schedule, { index, bounds, rules })).toMatchObject({ share: null, free: false });
        }
      }),
    );
  });

  test('that two members share, the one until a day and the other from the next, cost together what one would pay', () => {
    fc.assert(
      fc.property(anyLife, fc.nat({ max: 800 }), anyAmountOre, ({ schedule, last: index }, nth, amountOre) => {
        const whole = planPeriod(schedule, {
          index,
          bounds: NO_BOUNDS,
          rules: rulesOf('proportional', 'proportional'),
        });
        if (whole === null) throw new Error('a period without bounds is there');
        const leaves = dayOf(whole.period, nth);
        const costs = [
          { from: null, to: leaves },
          { from: addDays(leaves, 1), to: null },
        ].map((bounds) => {
          const plan = planPeriod(schedule, { index, bounds, rules: rulesOf('proportional', 'proportional') });
          return plan === null ? 0n : costOf(amountOre, plan.share);
        });
        expect(costs.reduce((sum, ore) => sum + ore, 0n)).toBe(costOf(amountOre, whole.share));
      }),
    );
  });
});

const costOf = (amountOre: bigint, part: Share | null) => (part === null ? amountOre : shareOre(amountOre, part));

describe('a part of a planned period', () => {
  test('that is all of it is charged as the plan says', () => {
    fc.assert(
      fc.property(anyLife, ({ schedule, rules, last: index, nthDay }) => {
        const bounds = { from: null, to: dayOf(periodAt(schedule, index), nthDay) };
        const plan = planPeriod(schedule, { index, bounds, rules });
        if (plan === null) throw new Error('a period that ends within itself is there');
        expect(shareWithin(plan, plan.period)).toEqual(plan.share);
      }),
    );
  });

  test('costs, together with the other parts of any split by days, what the plan costs, to the øre', () => {
    fc.assert(
      fc.property(anyLife, fc.array(fc.nat({ max: 800 }), { maxLength: 6 }), anyAmountOre, (life, cuts, amountOre) => {
        const { schedule, rules, last: index, nthDay } = life;
        const bounds = { from: null, to: dayOf(periodAt(schedule, index), nthDay) };
        const plan = planPeriod(schedule, { index, bounds, rules });
        if (plan === null) throw new Error('a period that ends within itself is there');
        const costs = partsOf(plan.period, cuts).map((part) => costOf(amountOre, shareWithin(plan, part)));
        expect(costs.reduce((sum, ore) => sum + ore, 0n)).toBe(costOf(amountOre, plan.share));
      }),
    );
  });

  test('within the days of a whole period is its days of them', () => {
    const plan = planPeriod(months, { index: 2, bounds: NO_BOUNDS, rules: rulesOf('free', 'free') });
    if (plan === null) throw new Error('March is there');
    const part = { from: civilDate('2026-03-05'), to: civilDate('2026-03-09') };
    expect(shareWithin(plan, part)).toEqual(share(4, 9, 31));
  });
});
