import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, civilDate } from '../calendar/calendar.ts';
import { memberPlans } from './member-plans.ts';
import type { PartialPeriods } from '../subscriptions/plan-period.ts';

const schedule = { start: civilDate('2026-11-01'), interval: { unit: 'month', count: 1 } } as const;
const days = (from: string, to: string) => ({ from: civilDate(from), to: civilDate(to) });
const plans = (
  stays: readonly ReturnType<typeof days>[],
  { first = 'proportional', last = 'proportional', endOn = null as string | null } = {},
) =>
  memberPlans(schedule, {
    index: 0,
    stays,
    endOn: endOn === null ? null : civilDate(endOn),
    rules: { firstPartial: first as PartialPeriods, lastPartial: last as PartialPeriods },
  }).map(({ period, share, free }) => [
    `${period.from.slice(8)}-${period.to.slice(8)}`,
    share === null ? 'whole' : `${share.afterDays}-${share.throughDays}/${share.ofDays}`,
    ...(free ? ['free'] : []),
  ]);

const WHOLE = days('2026-11-01', '2026-11-30');
const JOINED = days('2026-11-16', '2026-11-30');
const LEFT = days('2026-11-01', '2026-11-10');
const LATER = days('2026-11-21', '2026-11-30');

describe('a member of a group', () => {
  test('is charged for a whole period, whatever the rules for partial ones', () => {
    expect(plans([WHOLE], { first: 'free', last: 'free' })).toEqual([['01-30', 'whole']]);
  });

  test.each([
    ['full', [['16-30', 'whole']]],
    ['proportional', [['16-30', '15-30/30']]],
    ['free', [['16-30', '15-30/30', 'free']]],
  ])('who joins within a period is charged by the rule for the first one: %s', (first, expected) => {
    expect(plans([JOINED], { first, last: 'full' })).toEqual(expected);
  });

  test.each([
    ['full', [['01-10', 'whole']]],
    ['proportional', [['01-10', '0-10/30']]],
    ['free', [['01-10', '0-10/30', 'free']]],
  ])('who leaves within a period is charged by the rule for the last one: %s', (last, expected) => {
    expect(plans([LEFT], { first: 'full', last })).toEqual(expected);
  });

  test('who leaves and joins again within a period is charged for the days of both stays', () => {
    expect(plans([LEFT, LATER])).toEqual([
      ['01-10', '0-10/30'],
      ['21-30', '20-30/30'],
    ]);
  });

  test('pays no day twice where a stay that is charged in full reaches into another', () => {
    expect(plans([LEFT, LATER], { first: 'full' })).toEqual([['01-30', 'whole']]);
    expect(plans([LEFT, LATER], { first: 'full', last: 'full' })).toEqual([['01-30', 'whole']]);
    const inside = [days('2026-11-05', '2026-11-10'), days('2026-11-15', '2026-11-20')];
    expect(plans(inside, { first: 'full' })).toEqual([['05-20', '0-20/30']]);
  });

  test('pays for the stays that cost something, and nothing where none does', () => {
    expect(plans([LEFT, LATER], { last: 'free' })).toEqual([['21-30', '20-30/30']]);
    expect(plans([LEFT, LATER], { first: 'free', last: 'free' })).toEqual([['01-30', '0-10/30', 'free']]);
  });

  test('is charged no longer than to the end date of the subscription', () => {
    expect(plans([JOINED], { endOn: '2026-11-20' })).toEqual([['16-20', '15-20/30']]);
    expect(plans([LATER], { endOn: '2026-11-20' })).toEqual([]);
  });

  test('is charged for no day more than the period has, whatever the stays and the rules', () => {
    const rule = fc.constantFrom<PartialPeriods>('full', 'proportional', 'free');
    const lengths = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(lengths, rule, rule, (pairs, firstPartial, lastPartial) => {
        const stays: ReturnType<typeof days>[] = [];
        let day = civilDate('2026-10-28');
        for (const [away, here] of pairs) {
          const from = addDays(day, away);
          const to = addDays(from, here - 1);
          stays.push({ from, to });
          day = addDays(to, 1);
        }
        const found = memberPlans(schedule, { index: 0, stays, endOn: null, rules: { firstPartial, lastPartial } });
        let charged = 0;
        for (const { share } of found) {
          const { afterDays, throughDays } = share ?? { afterDays: 0, throughDays: 30 };
          expect(afterDays).toBeGreaterThanOrEqual(charged);
          expect(throughDays).toBeGreaterThan(afterDays);
          charged = throughDays;
        }
        expect(charged).toBeLessThanOrEqual(30);
      }),
    );
  });
});
