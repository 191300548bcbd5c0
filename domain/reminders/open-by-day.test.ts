import { expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import { openByDay } from './open-by-day.ts';

const dueOn = civilDate('2026-02-02');
const change = (on: string, changeOre: bigint) => ({ on: civilDate(on), changeOre });

test('what happens on one day counts at its end, in whatever order it is told', () => {
  const changes = [
    change('2026-02-10', -60n),
    change('2026-01-19', 100n),
    change('2026-02-10', 10n),
    change('2026-02-05', -50n),
  ];
  expect(openByDay(changes, { dueOn })).toEqual([
    { from: '2026-01-19', openOre: 100n },
    { from: '2026-02-05', openOre: 50n },
    { from: '2026-02-10', openOre: 0n },
  ]);
});

test('of a day before the first change nothing was open', () => {
  expect(openByDay([change('2026-02-05', 100n)], { dueOn })).toEqual([
    { from: '2026-02-02', openOre: 0n },
    { from: '2026-02-05', openOre: 100n },
  ]);
});
