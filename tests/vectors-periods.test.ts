import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { type CivilDate, addDays, civilDate } from '../domain/calendar.ts';
import { type Interval, type Schedule, periodAt, periodIndexOf } from '../domain/periods.ts';
import { disputedIn, readVectors, someCases } from './vectors.ts';

const peerPeriod = z.object({ start: z.string(), endExclusive: z.string() });
const peerUnit = z.enum(['day', 'week', 'month', 'quarter', 'year']);
const periodCase = z.object({
  id: z.string(),
  start: z.string(),
  interval: z.object({ unit: peerUnit, count: z.int() }),
  alignment: z.string(),
  expect: z.object({ periods: z.array(peerPeriod).optional(), boundaries: z.array(z.string()).optional() }),
});
type PeriodCase = z.infer<typeof periodCase>;

const FILE = 'periods.json';
const IN_TERMIN: Readonly<Record<z.infer<typeof peerUnit>, Interval>> = {
  day: { unit: 'day', count: 1 },
  week: { unit: 'day', count: 7 },
  month: { unit: 'month', count: 1 },
  quarter: { unit: 'month', count: 3 },
  year: { unit: 'month', count: 12 },
};

function scheduleOf({ start, interval }: PeriodCase): Schedule {
  const { unit, count } = IN_TERMIN[interval.unit];
  return { start: civilDate(start), interval: { unit, count: count * interval.count } };
}

/** The period of the schedule that holds the date, the way the cases write periods. */
function periodHolding(schedule: Schedule, date: CivilDate): z.infer<typeof peerPeriod> {
  const { from, to } = periodAt(schedule, periodIndexOf(schedule, date));
  return { start: from, endExclusive: addDays(to, 1) };
}

const cases = someCases(readVectors(FILE, z.object({ cases: z.array(periodCase) })).cases, FILE);
const anniversaries = someCases(
  cases.filter(({ alignment }) => alignment === 'anniversary'),
  `${FILE}: alignment anniversary`,
);
const disputed = disputedIn(FILE);

describe('periods that others have published', () => {
  test.each(anniversaries.filter(({ id }) => !disputed.has(id)))('$id: from $start', (one) => {
    const schedule = scheduleOf(one);
    const { periods = [], boundaries = [] } = one.expect;
    expect(periods.length + boundaries.length).toBeGreaterThan(0);
    expect(periods.map(({ start }) => periodHolding(schedule, civilDate(start)))).toEqual(periods);
    const held = boundaries.map((boundary) => periodHolding(schedule, civilDate(boundary)));
    expect(held.map(({ start }) => start)).toEqual(boundaries);
    // Several boundaries follow upon each other: nothing else begins between them.
    expect(held.slice(0, -1).map(({ endExclusive }) => endExclusive)).toEqual(boundaries.slice(1));
  });

  test('are disputed by no more than the cases that are there', () => {
    const found = anniversaries.filter(({ id }) => disputed.has(id));
    expect(found.map(({ id }) => id)).toEqual([...disputed.keys()]);
  });

  test.each(anniversaries.filter(({ id }) => disputed.has(id)))(
    '$id: disputed, and Termin holds what the list of disputed cases says instead',
    (one) => {
      const expected = one.expect.periods ?? [];
      const held = expected.map(({ start }) => periodHolding(scheduleOf(one), civilDate(start)));
      expect({ periods: held }).toEqual(disputed.get(one.id)?.termin);
      expect(held).not.toEqual(expected);
    },
  );
});
