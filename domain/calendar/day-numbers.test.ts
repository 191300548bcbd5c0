import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill/implementation';
import {
  dayInMonth,
  dayNumberOf,
  daysInMonth,
  monthNumberOf,
  partsOfDayNumber,
  weekOf,
  weekdayOf,
} from './day-numbers.ts';

const EPOCH = Temporal.PlainDate.from('1970-01-01');
const anyPlainDate = fc
  .integer({ min: -1_000_000, max: 1_000_000 })
  .map((days) => ({ days, plain: EPOCH.add({ days }) }));
const partsOf = ({ year, month, day }: Temporal.PlainDate) => ({ year, month, day });

describe('a day of the calendar', () => {
  test.each([
    [{ year: 1970, month: 1, day: 1 }, 0],
    [{ year: 1969, month: 12, day: 31 }, -1],
    [{ year: 2000, month: 2, day: 29 }, 11_016],
    [{ year: 2000, month: 3, day: 1 }, 11_017],
    [{ year: 2026, month: 1, day: 1 }, 20_454],
  ])('%j has the number %i', (parts, days) => {
    expect(dayNumberOf(parts)).toBe(days);
    expect(partsOfDayNumber(days)).toEqual(parts);
  });

  test('is numbered, and has the weekday, the week and the length of month, that the calendar library says', () => {
    fc.assert(
      fc.property(anyPlainDate, ({ days, plain }) => {
        expect(dayNumberOf(partsOf(plain))).toBe(days);
        expect(partsOfDayNumber(days)).toEqual(partsOf(plain));
        expect(weekdayOf(days)).toBe(plain.dayOfWeek);
        expect(weekOf(days)).toEqual({ year: plain.yearOfWeek, week: plain.weekOfYear });
        expect(daysInMonth(plain.year, plain.month)).toBe(plain.daysInMonth);
      }),
      { numRuns: 1000 },
    );
  });

  test('moves by months as the calendar library moves it', () => {
    fc.assert(
      fc.property(anyPlainDate, fc.integer({ min: -5000, max: 5000 }), ({ plain }, months) => {
        const moved = dayInMonth({ monthNumber: monthNumberOf(plain) + months, day: plain.day });
        expect(moved).toEqual(partsOf(plain.add({ months }, { overflow: 'constrain' })));
      }),
      { numRuns: 1000 },
    );
  });

  test('a month that is none has no days', () => {
    expect([daysInMonth(2026, 0), daysInMonth(2026, 13)]).toEqual([Number.NaN, Number.NaN]);
  });
});
