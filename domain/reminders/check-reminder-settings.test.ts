import { describe, expect, test } from '@jest/globals';
import { sampleLevel, sampleSettings } from '../../tests/support/sample-arrears.ts';
import { civilDate } from '../calendar/calendar.ts';
import { wrongReminderSettings } from './check-reminder-settings.ts';
import { proposeReminderSettings, type ReminderLevel, type ReminderSettings } from './reminder-settings.ts';

const wrongIn = (changes: Partial<ReminderSettings>) =>
  wrongReminderSettings(sampleSettings(changes)).map(({ path, code }) => [path.join('/'), code]);
const wrongInLevels = (...levels: Partial<ReminderLevel>[]) => wrongIn({ levels: levels.map(sampleLevel) });

test('what is proposed can be kept: day 8 without a fee, two weeks later a fee, two weeks later the notice', () => {
  const proposed = proposeReminderSettings(civilDate('2026-12-01'));
  expect(wrongReminderSettings(proposed)).toEqual([]);
  expect(proposed.levels.map(({ afterDays, feeOre, isNotice }) => [afterDays, feeOre, isNotice])).toEqual([
    [8, 0n, false],
    [14, 100_00n, false],
    [14, 100_00n, true],
  ]);
});

test('no levels are settings too: the creditor does not remind', () => {
  expect(wrongInLevels()).toEqual([]);
});

test('four levels with a fee each ten days apart can be kept, and a fifth level not', () => {
  expect(wrongInLevels({}, {}, {}, {})).toEqual([]);
  expect(wrongInLevels({}, {}, {}, {}, {})).toEqual([['levels', 'too_many_levels']]);
});

describe('a level', () => {
  test.each<[string, Partial<ReminderLevel>, string, string]>([
    ['a fee above 100 kr.', { feeOre: 100_01n }, 'feeOre', 'fee_above_limit'],
    ['a fee of 101 kr.', { feeOre: 101_00n }, 'feeOre', 'fee_above_limit'],
    ['a fee below zero', { feeOre: -1n }, 'feeOre', 'below_zero'],
    ['no days', { afterDays: 0 }, 'afterDays', 'days_out_of_range'],
    ['half a day', { afterDays: 1.5 }, 'afterDays', 'days_out_of_range'],
    ['days that are no number', { afterDays: Number.NaN }, 'afterDays', 'days_out_of_range'],
    ['more than a year', { afterDays: 366 }, 'afterDays', 'days_out_of_range'],
    ['a text that no letter has room for', { text: 'x'.repeat(1001) }, 'text', 'text_too_long'],
  ])('with %s is refused at its place', (_what, changes, field, code) => {
    expect(wrongInLevels({ afterDays: 8, feeOre: 0n }, changes)).toEqual([[`levels/1/${field}`, code]]);
  });

  test('at the limits can be kept', () => {
    const text = 'x'.repeat(1000);
    expect(wrongInLevels({ afterDays: 1, feeOre: 100_00n, text }, { afterDays: 365, feeOre: 0n })).toEqual([]);
  });

  test('with a fee less than ten days after the level with a fee before it is refused', () => {
    expect(wrongInLevels({}, { afterDays: 9 })).toEqual([['levels/1/feeOre', 'fee_too_soon']]);
    expect(wrongInLevels({}, { afterDays: 5, feeOre: 0n }, { afterDays: 4 })).toEqual([
      ['levels/2/feeOre', 'fee_too_soon'],
    ]);
    expect(wrongInLevels({}, { afterDays: 5, feeOre: 0n }, { afterDays: 5 })).toEqual([]);
    expect(wrongInLevels({ feeOre: 0n }, { afterDays: 1 })).toEqual([]);
  });

  test('after the notice before collection is refused', () => {
    expect(wrongInLevels({ isNotice: true }, { feeOre: 0n })).toEqual([['levels/1/isNotice', 'level_after_notice']]);
    expect(wrongInLevels({}, { isNotice: true })).toEqual([]);
  });
});

test.each<[string, Partial<ReminderSettings>, string, string]>([
  ['a smallest amount below zero', { smallestOre: -1n }, 'smallestOre', 'below_zero'],
  ['a smallest amount that no invoice has', { smallestOre: 10_000_000_000_000n }, 'smallestOre', 'too_large'],
  ['less than no days of grace', { graceBankDays: -1 }, 'graceBankDays', 'days_out_of_range'],
  ['more than thirty days of grace', { graceBankDays: 31 }, 'graceBankDays', 'days_out_of_range'],
  ['a notice of nine days', { noticeDays: 9 }, 'noticeDays', 'notice_too_short'],
  ['a notice of more than ninety days', { noticeDays: 91 }, 'noticeDays', 'days_out_of_range'],
  ['a notice of ten days and a half', { noticeDays: 10.5 }, 'noticeDays', 'days_out_of_range'],
])('%s is refused', (_what, changes, field, code) => {
  expect(wrongIn(changes)).toEqual([[field, code]]);
});

test('all that is wrong is told at once', () => {
  const level = sampleLevel({ afterDays: 0, feeOre: 101_00n });
  expect(wrongIn({ levels: [level], noticeDays: 9 }).map(([field]) => field)).toEqual([
    'levels/0/afterDays',
    'levels/0/feeOre',
    'noticeDays',
  ]);
});
