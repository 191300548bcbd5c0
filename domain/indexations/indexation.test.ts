import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { civilDate } from '../calendar/calendar.ts';
import { parseMicro } from '../money/decimal.ts';
import {
  type IndexationRule,
  MAX_INDEXATION_PERCENT_MICRO,
  indexationRefusal,
  indexedPrice,
  isYearlyDay,
  stepDates,
} from './indexation.ts';

function micro(text: string): bigint {
  const parsed = parseMicro(text);
  if (parsed === null) throw new Error(`no decimal: ${text}`);
  return parsed;
}

const percent = (text: string): IndexationRule => ({ kind: 'percent', percentMicro: micro(text) });

function indexTable({ floor, cap }: { floor?: string; cap?: string } = {}): IndexationRule {
  return {
    kind: 'index_table',
    baseMonth: '2025-10',
    floorPercentMicro: floor === undefined ? null : micro(floor),
    capPercentMicro: cap === undefined ? null : micro(cap),
  };
}

describe('a price that moves by a fixed percentage', () => {
  test.each([
    ['100', '2', '102'],
    ['100', '2.5', '102.50'],
    ['99.95', '2', '101.95'],
    ['0.10', '5', '0.11'],
    ['0.10', '4.999999', '0.10'],
    ['100', '-3', '97'],
    ['-100', '2', '-102'],
    ['-0.10', '5', '-0.11'],
    ['0', '2', '0'],
  ])('of %s by %s %% is %s: rounded to the øre', (price, change, expected) => {
    expect(indexedPrice({ unitPriceMicro: micro(price), rule: percent(change) })).toBe(micro(expected));
  });

  test.each([
    ['0.005', '2', '0.0051'],
    ['0.000001', '2', '0.000001'],
    ['1.234567', '10', '1.358024'],
  ])('of %s by %s %% is %s: parts of an øre stay parts', (price, change, expected) => {
    expect(indexedPrice({ unitPriceMicro: micro(price), rule: percent(change) })).toBe(micro(expected));
  });
});

describe('a price that follows an index', () => {
  test.each<[string, string, string, { floor?: string; cap?: string }, string]>([
    ['moves as the index has moved', '118.1', '120.3', {}, '101.86'],
    ['falls with the index where there is no floor', '120.3', '118.1', {}, '98.17'],
    ['does not fall below a floor of nothing', '120.3', '118.1', { floor: '0' }, '100'],
    ['rises by the floor where the index rises less', '118.1', '118.2', { floor: '2' }, '102'],
    ['falls as far as a floor below zero', '118.1', '100', { floor: '-5' }, '95'],
    ['rises by no more than the cap', '100', '109', { floor: '0', cap: '4' }, '104'],
    ['moves freely between floor and cap', '100', '103.25', { floor: '0', cap: '4' }, '103.25'],
    ['may be tied to one change by a floor that is the cap', '100', '150', { floor: '3', cap: '3' }, '103'],
    ['stays where the index stays', '118.1', '118.1', { cap: '4' }, '100'],
  ])('%s', (_rule, baseValue, newValue, limits, expected) => {
    const table = { baseValue: micro(baseValue), newValue: micro(newValue) };
    expect(indexedPrice({ unitPriceMicro: micro('100'), rule: indexTable(limits), table })).toBe(micro(expected));
  });

  test('does not depend on how the index is scaled', () => {
    const positive = fc.bigInt({ min: 1n, max: 10n ** 9n });
    fc.assert(
      fc.property(positive, positive, positive, fc.bigInt({ min: 1n, max: 1000n }), (price, base, moved, scale) => {
        const asked = { unitPriceMicro: price, rule: indexTable({ floor: '-2', cap: '5' }) };
        const scaled = { baseValue: base * scale, newValue: moved * scale };
        expect(indexedPrice({ ...asked, table: scaled })).toBe(
          indexedPrice({ ...asked, table: { baseValue: base, newValue: moved } }),
        );
      }),
    );
  });

  test('never leaves floor and cap by more than the rounding', () => {
    const positive = fc.bigInt({ min: 1n, max: 10n ** 9n });
    fc.assert(
      fc.property(positive, positive, positive, (ore, baseValue, newValue) => {
        const unitPriceMicro = ore * 10_000n;
        const price = indexedPrice({
          unitPriceMicro,
          rule: indexTable({ floor: '-2', cap: '5' }),
          table: { baseValue, newValue },
        });
        expect(price % 10_000n).toBe(0n);
        expect(
          price * 100n >= unitPriceMicro * 98n - 500_000n && price * 100n <= unitPriceMicro * 105n + 500_000n,
        ).toBe(true);
      }),
    );
  });

  test('is not moved without an index, nor by one that is not above zero', () => {
    const asked = { unitPriceMicro: micro('100'), rule: indexTable() };
    expect(() => indexedPrice(asked)).toThrow(/no index is given/);
    expect(() => indexedPrice({ ...asked, table: { baseValue: 0n, newValue: 1n } })).toThrow(RangeError);
    expect(() => indexedPrice({ ...asked, table: { baseValue: 1n, newValue: 0n } })).toThrow(RangeError);
  });
});

describe('a rule of indexation', () => {
  test.each<[IndexationRule, string | null]>([
    [percent('2'), null],
    [percent('-99.999999'), null],
    [percent('-100'), 'percent_out_of_range'],
    [{ kind: 'percent', percentMicro: MAX_INDEXATION_PERCENT_MICRO }, null],
    [{ kind: 'percent', percentMicro: MAX_INDEXATION_PERCENT_MICRO + 1n }, 'percent_out_of_range'],
    [indexTable(), null],
    [indexTable({ floor: '0', cap: '0' }), null],
    [indexTable({ floor: '1', cap: '0.5' }), 'floor_above_cap'],
    [indexTable({ floor: '-100' }), 'percent_out_of_range'],
    [indexTable({ cap: '100.5' }), 'percent_out_of_range'],
  ])('%p is refused for %s', (rule, refusal) => {
    expect(indexationRefusal(rule)).toBe(refusal);
  });

  test.each(['2026-00', '2026-13', '1999-12', '2300-01', '2026-1', '2026-01-01', ''])(
    'has no base month %j',
    (baseMonth) => {
      const rule: IndexationRule = { kind: 'index_table', baseMonth, floorPercentMicro: null, capPercentMicro: null };
      expect(indexationRefusal(rule)).toBe('base_month_invalid');
    },
  );
});

const between = (from: string, through: string) => ({ from: civilDate(from), through: civilDate(through) });

describe('the days on which prices step', () => {
  test.each([
    [
      'both ends included',
      { month: 1, day: 1 },
      between('2026-01-01', '2028-01-01'),
      ['2026-01-01', '2027-01-01', '2028-01-01'],
    ],
    ['none before or after them', { month: 4, day: 1 }, between('2026-04-02', '2028-03-31'), ['2027-04-01']],
    [
      '29 February on the 28th',
      { month: 2, day: 29 },
      between('2027-01-01', '2028-12-31'),
      ['2027-02-28', '2028-02-29'],
    ],
    ['none within a year', { month: 4, day: 1 }, between('2026-05-01', '2026-12-31'), []],
    ['none backwards', { month: 4, day: 1 }, between('2028-05-01', '2026-05-01'), []],
  ])('come once a year: %s', (_which, yearly, dates, expected) => {
    expect(stepDates({ yearly, ...dates })).toEqual(expected);
  });

  test('are days that a year has', () => {
    expect(isYearlyDay({ month: 2, day: 29 })).toBe(true);
    for (const none of [
      { month: 2, day: 30 },
      { month: 4, day: 31 },
      { month: 0, day: 1 },
      { month: 13, day: 1 },
      { month: 1, day: 0 },
      { month: 1, day: 1.5 },
    ]) {
      expect(isYearlyDay(none)).toBe(false);
    }
  });
});
