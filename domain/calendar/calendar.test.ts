import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  type CivilDate,
  addDays,
  addMonths,
  civilDate,
  civilDateOf,
  dateOfDayNumber,
  datePartsOf,
  dayNumberOfDate,
  daysBetween,
  firstOfMonth,
  isCivilDate,
  plainDate,
} from './calendar.ts';

describe('a civil date', () => {
  test.each(['2000-01-01', '2024-02-29', '2299-12-31'])('%s is a day that Termin bills on', (text) => {
    expect(isCivilDate(text)).toBe(true);
    expect(civilDateOf(plainDate(civilDate(text)))).toBe(text);
  });

  test.each([
    '1999-12-31',
    '2300-01-01',
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '20260101',
    '2026-04-31',
    '2026-04-00',
    '2100-02-29',
    '202a-01-01',
    '2026/01/01',
    '',
    '2026-01-01T00:00',
  ])('%j is none', (text) => {
    expect(isCivilDate(text)).toBe(false);
    expect(() => civilDate(text)).toThrow(RangeError);
  });
});

describe('days and months', () => {
  test('days are added across months, years and leap days', () => {
    expect(addDays(civilDate('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(civilDate('2026-01-01'), -1)).toBe('2025-12-31');
    expect(() => addDays(civilDate('2299-12-31'), 1)).toThrow(RangeError);
  });

  test('the days between two dates are counted in whole years too', () => {
    expect(daysBetween({ from: civilDate('2024-01-01'), to: civilDate('2025-01-01') })).toBe(366);
    expect(daysBetween({ from: civilDate('2026-01-02'), to: civilDate('2026-01-01') })).toBe(-1);
  });

  test.each([
    ['2026-12-24', 1, '2027-01-24'],
    ['2026-12-24', -12, '2025-12-24'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %s months is %s', (date, months, expected) => {
    expect(addMonths(civilDate(date), months)).toBe(expected);
  });

  test('a month begins on its first day', () => {
    expect(firstOfMonth(civilDate('2024-02-29'))).toBe('2024-02-01');
    expect(() => addMonths(civilDate('2299-12-01'), 1)).toThrow(RangeError);
  });
});

/** What is reckoned, or the words in which it is refused. */
function outcomeOf(reckon: () => CivilDate): unknown {
  try {
    return reckon();
  } catch (error) {
    return error instanceof RangeError ? error.message : error;
  }
}

describe('own arithmetic', () => {
  const anyDate = fc
    .integer({ min: dayNumberOfDate(civilDate('2000-01-01')), max: dayNumberOfDate(civilDate('2299-12-31')) })
    .map((dayNumber) => dateOfDayNumber(dayNumber));

  test('answers and refuses as the calendar library does', () => {
    fc.assert(
      fc.property(anyDate, anyDate, fc.integer({ min: -40_000, max: 40_000 }), (date, other, steps) => {
        const plain = plainDate(date);
        expect(datePartsOf(date)).toEqual({ year: plain.year, month: plain.month, day: plain.day });
        expect(outcomeOf(() => addDays(date, steps))).toBe(outcomeOf(() => civilDateOf(plain.add({ days: steps }))));
        expect(outcomeOf(() => addMonths(date, steps % 4000))).toBe(
          outcomeOf(() => civilDateOf(plain.add({ months: steps % 4000 }, { overflow: 'constrain' }))),
        );
        expect(daysBetween({ from: date, to: other })).toBe(
          plain.until(plainDate(other), { largestUnit: 'days' }).days,
        );
        expect(firstOfMonth(date)).toBe(plain.with({ day: 1 }).toString());
      }),
      { numRuns: 1000 },
    );
  });

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY])('%s days or months cannot be added', (steps) => {
    expect(() => addDays(civilDate('2026-01-01'), steps)).toThrow(RangeError);
    expect(() => addMonths(civilDate('2026-01-01'), steps)).toThrow(RangeError);
  });

  test.each(['2026-02-30', '2026-13-01', 'tomorrow'])('%s has no parts', (text) => {
    expect(() => datePartsOf(text as CivilDate)).toThrow(RangeError);
  });
});
