import { describe, expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import { halfYearOf, halfYearsWithin, interestRateOn, referenceRateRefusal } from './reference-rates.ts';

const rate = (from: string, rateBp: number) => ({ from: civilDate(from), rateBp });

describe('the rate of a half-year', () => {
  // The lending rate of each reference day and the rate of renteloven § 5, as they are published side by side.
  test.each([
    ['2015-01-01', 20, 820],
    ['2021-01-01', 5, 805],
    ['2021-07-01', -35, 765],
    ['2022-07-01', -45, 755],
    ['2023-01-01', 190, 990],
    ['2023-07-01', 325, 1125],
    ['2024-01-01', 375, 1175],
    ['2026-01-01', 175, 975],
  ])('of %s is the reference rate and eight points', (from, referenceBp, rateBp) => {
    const day = civilDate(from);
    const known = { kind: 'known', rateFrom: day, rateBp };
    expect(interestRateOn({ day, dueOn: day }, [rate(from, referenceBp)])).toEqual(known);
  });

  test.each([
    ['2013-02-28', 720],
    ['2013-03-01', 820],
  ])('has seven points for claims due before 1 March 2013, and eight from then on: due %s', (dueOn, rateBp) => {
    const given = { day: civilDate('2014-07-01'), dueOn: civilDate(dueOn) };
    expect(interestRateOn(given, [rate('2014-07-01', 20)])).toMatchObject({ rateBp });
  });

  test('that has no row is said to be missing, whatever rows are before and after it', () => {
    const rates = [rate('2026-01-01', 175), rate('2027-01-01', 205)];
    const given = { day: civilDate('2026-12-01'), dueOn: civilDate('2026-06-01') };
    expect(interestRateOn(given, rates)).toEqual({ kind: 'missing', rateFrom: '2026-07-01' });
  });
});

test.each([
  ['2026-01-01', '2026-01-01'],
  ['2026-06-30', '2026-01-01'],
  ['2026-07-01', '2026-07-01'],
  ['2026-12-31', '2026-07-01'],
])('%s lies in the half-year of %s', (day, from) => {
  expect(halfYearOf(civilDate(day))).toBe(from);
});

test('the half-years that begin after a day, through another that is itself a first one', () => {
  const days = { after: civilDate('2025-07-01'), through: civilDate('2026-07-01') };
  expect(halfYearsWithin(days)).toEqual(['2026-01-01', '2026-07-01']);
});

test.each([
  ['2026-07-02', 175, 'not_a_reference_day'],
  ['2026-04-01', 175, 'not_a_reference_day'],
  ['2026-07-01', 1.5, 'rate_out_of_range'],
  ['2026-07-01', -701, 'rate_out_of_range'],
  ['2026-07-01', 10_001, 'rate_out_of_range'],
  ['2026-07-01', -700, null],
  ['2027-01-01', 10_000, null],
])('a rate from %s of %d basis points: %s', (from, rateBp, refusal) => {
  expect(referenceRateRefusal(rate(from, rateBp))).toBe(refusal);
});
