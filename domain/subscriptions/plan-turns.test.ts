import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, civilDate } from '../calendar/calendar.ts';
import { createSharedTurns, planTurn, type TurnTerms } from './plan-turns.ts';

const day = fc.nat({ max: 70 }).map((days) => addDays(civilDate('2026-01-01'), days));
const partial = fc.constantFrom('full' as const, 'proportional' as const, 'free' as const);

const terms: fc.Arbitrary<TurnTerms> = fc.record({
  schedule: fc.record({
    start: fc.constantFrom(civilDate('2026-01-01'), civilDate('2026-01-31')),
    interval: fc.constantFrom({ unit: 'month' as const, count: 1 }, { unit: 'day' as const, count: 14 }),
    alignment: fc.constantFrom({ kind: 'anniversary' as const }, { kind: 'calendar' as const }),
  }),
  billing: fc.constantFrom(
    { charge: 'advance' as const, leadDays: 0 },
    { charge: 'advance' as const, leadDays: 5 },
    { charge: 'arrears' as const, leadDays: 0 },
  ),
  rules: fc.record({ firstPartial: partial, lastPartial: partial }),
  endOn: fc.option(day),
});

test('turns that subscriptions share are those that each would have alone, its end included', () => {
  fc.assert(
    fc.property(fc.array(terms, { minLength: 2, maxLength: 20 }), (all) => {
      const turnsOf = createSharedTurns();
      for (const one of all) {
        const turnOf = turnsOf(one);
        for (const index of [0, 1, 2, 3, 1]) expect(turnOf(index)).toEqual(planTurn(one, index));
      }
    }),
  );
});

test('a turn is reckoned once for all that agree on the same calendar', () => {
  const agreed: TurnTerms = {
    schedule: { start: civilDate('2026-01-01'), interval: { unit: 'month', count: 1 } },
    billing: { charge: 'advance', leadDays: 0 },
    rules: { firstPartial: 'full', lastPartial: 'full' },
    endOn: null,
  };
  const turnsOf = createSharedTurns();
  expect(turnsOf(structuredClone(agreed))(3)).toBe(turnsOf({ ...agreed, endOn: civilDate('2026-12-31') })(3));
});
