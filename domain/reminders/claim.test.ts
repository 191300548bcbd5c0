import { describe, expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import { firstLateDay, lastDayInTime, lateDays, openOn } from './claim.ts';

describe('a due day', () => {
  test.each([
    ['on a bank day', '2026-03-10', '2026-03-10', '2026-03-11'],
    ['on a Friday', '2026-03-13', '2026-03-13', '2026-03-14'],
    ['on a Saturday', '2026-03-14', '2026-03-16', '2026-03-16'],
    ['on a Sunday', '2026-03-15', '2026-03-16', '2026-03-16'],
    ['on Good Friday', '2026-04-03', '2026-04-07', '2026-04-07'],
    ['on Christmas Eve', '2026-12-24', '2026-12-28', '2026-12-28'],
    ['on 29 February, a bank day', '2024-02-29', '2024-02-29', '2024-03-01'],
  ])('%s, %s: one can pay in time through %s, and the first late day is %s', (_which, dueOn, inTime, late) => {
    expect([lastDayInTime(civilDate(dueOn)), firstLateDay(civilDate(dueOn))]).toEqual([inTime, late]);
  });
});

const openFrom = [
  { from: civilDate('2026-03-10'), openOre: 100n },
  { from: civilDate('2026-03-20'), openOre: 0n },
  { from: civilDate('2026-04-10'), openOre: 40n },
];

test.each([
  ['2026-03-10', 100n],
  ['2026-03-19', 100n],
  ['2026-03-20', 0n],
  ['2026-12-31', 40n],
])('at the end of %s %s øre were open', (day, openOre) => {
  expect(openOn({ openFrom }, civilDate(day))).toBe(openOre);
});

test('what was open on a day before the first that is told of is not guessed', () => {
  expect(() => openOn({ openFrom }, civilDate('2026-03-09'))).toThrow(RangeError);
});

test('the late days are those after the due day at whose ends something was open', () => {
  expect(lateDays({ dueOn: civilDate('2026-03-10'), openFrom }, { through: civilDate('2026-04-12') })).toEqual([
    { from: '2026-03-11', to: '2026-03-19', openOre: 100n },
    { from: '2026-04-10', to: '2026-04-12', openOre: 40n },
  ]);
});
