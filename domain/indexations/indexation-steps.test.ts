import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, type CivilDate, civilDate } from '../calendar/calendar.ts';
import type { StandingCharge } from '../lines/charge-lines.ts';
import type { LineId } from '../identifiers/ids.ts';
import {
  announcementDay,
  announceStepOn,
  indexMonthOf,
  nextStepDueOn,
  stepEffectiveOn,
  type YearlySteps,
} from './indexation-steps.ts';
import { projectSteps } from './project-steps.ts';

const steps: YearlySteps = {
  yearly: { month: 4, day: 1 },
  noticeDays: 30,
  fromOn: civilDate('2026-02-01'),
  lastDueOn: null,
};

describe('a yearly step', () => {
  test.each<[string, Partial<YearlySteps>, string]>([
    ['first on its day of the first year', {}, '2026-04-01'],
    ['of the next year where the day has passed', { fromOn: civilDate('2026-04-02') }, '2027-04-01'],
    ['on the first day from which it may be', { fromOn: civilDate('2026-04-01') }, '2026-04-01'],
    ['a year after the one before', { lastDueOn: civilDate('2028-04-01') }, '2029-04-01'],
    ['on 28 February where there is no 29th', { yearly: { month: 2, day: 29 } }, '2026-02-28'],
    ['not before its first day, whatever was before', { lastDueOn: civilDate('2020-01-01') }, '2026-04-01'],
  ])('is due %s', (_, changes, expected) => {
    expect(nextStepDueOn({ ...steps, ...changes })).toBe(expected);
  });

  test('announced in time it takes effect when it is due; announced late, the notice after that, and on no earlier day', () => {
    const date = fc.integer({ min: 0, max: 5000 }).map((days) => addDays(civilDate('2026-01-01'), days));
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 365 }), fc.integer({ min: -400, max: 800 }), (due, notice, late) => {
        const announcedOn = addDays(announcementDay(due, notice), late);
        const effectiveOn = stepEffectiveOn({ dueOn: due, announcedOn, noticeDays: notice });
        expect(effectiveOn).toBe(late <= 0 ? due : addDays(announcedOn, notice));
        expect(effectiveOn >= due && effectiveOn >= addDays(announcedOn, notice)).toBe(true);
      }),
    );
  });

  test.each([
    ['2025-10', '2026-12-02', '2026-10'],
    ['2025-10', '2026-10-31', '2025-10'],
    ['2025-10', '2026-11-01', '2026-10'],
    ['2025-01', '2026-01-15', '2025-01'],
  ])('of a price as of %s, announced on %s, goes by the index of %s', (baseMonth, announceOn, expected) => {
    expect(indexMonthOf({ baseMonth, announceOn: civilDate(announceOn) })).toBe(expected);
  });
});

describe('the announcement of a step', () => {
  const standing: StandingCharge = {
    kind: 'standing',
    standingLineId: 'l' as LineId,
    position: 1,
    sets: [],
    itemId: null,
    itemNames: null,
    text: 'Leje',
    quantityMicro: 1_000_000n,
    unitPriceMicro: 100_000_000n,
    vatCode: 'standard',
    itemPrices: null,
    discount: null,
    validFrom: null,
    validTo: null,
    prorated: false,
  };
  const schedule = { start: civilDate('2026-01-01'), interval: { unit: 'month', count: 12 } } as const;
  const dueOn = civilDate('2027-07-01');
  test.each<[string, { prorated: boolean; nextPeriodIndex: number; leadDays: number; dueOn?: CivilDate }, string]>([
    ['the notice before', { prorated: false, nextPeriodIndex: 1, leadDays: 0 }, '2027-06-01'],
    [
      'the day before the period is billed that it falls into',
      { prorated: true, nextPeriodIndex: 1, leadDays: 0 },
      '2026-12-31',
    ],
    [
      'the notice before where that is billed already',
      { prorated: true, nextPeriodIndex: 2, leadDays: 0 },
      '2027-06-01',
    ],
    [
      'the day before the period is billed that begins with it',
      { prorated: false, nextPeriodIndex: 1, leadDays: 50, dueOn: civilDate('2028-01-01') },
      '2027-11-11',
    ],
  ])('is due %s', (_, { prorated, nextPeriodIndex, leadDays, dueOn: due = dueOn }, expected) => {
    const billingDayOf = (index: number) => addDays(civilDate(`${2026 + index}-01-01`), -leadDays);
    const periods = { schedule, nextPeriodIndex, billingDayOf };
    expect(announceStepOn([{ ...standing, prorated }], { dueOn: due, noticeDays: 30, periods })).toBe(expected);
  });
});

describe('the steps to come', () => {
  const line: StandingCharge = {
    kind: 'standing',
    standingLineId: 'l' as LineId,
    position: 1,
    sets: [],
    itemId: null,
    itemNames: null,
    text: 'Leje',
    quantityMicro: 1_000_000n,
    unitPriceMicro: 100_000_000n,
    vatCode: 'standard',
    itemPrices: null,
    discount: null,
    validFrom: null,
    validTo: null,
    prorated: false,
  };
  const schedule = { start: civilDate('2026-01-15'), interval: { unit: 'month', count: 1 } } as const;
  const rule = { kind: 'percent', percentMicro: 2_000_000n } as const;
  const project = (one: StandingCharge, through: string, today: CivilDate = civilDate('2026-01-20')) =>
    projectSteps([one], { steps, rule, schedule, today, through: civilDate(through) }).map((version) =>
      version.kind === 'standing' ? [version.validFrom, version.unitPriceMicro] : [],
    );

  test('move a price year by year, with the first period from their day on', () => {
    expect(project(line, '2028-12-31')).toEqual([
      [null, 100_000_000n],
      ['2026-04-15', 102_000_000n],
      ['2027-04-15', 104_040_000n],
      ['2028-04-15', 106_120_000n],
    ]);
    expect(project(line, '2026-03-31')).toEqual([[null, 100_000_000n]]);
  });

  test('move a line that is shared by days on their day', () => {
    expect(project({ ...line, prorated: true }, '2026-12-31')).toEqual([
      [null, 100_000_000n],
      ['2026-04-01', 102_000_000n],
    ]);
  });

  test('that could not be announced in time are reckoned from today', () => {
    expect(project({ ...line, prorated: true }, '2026-12-31', civilDate('2026-05-01'))).toEqual([
      [null, 100_000_000n],
      ['2026-05-31', 102_000_000n],
    ]);
  });

  test('leave a line that follows its item, one that is over, and all where the prices follow an index', () => {
    const follower = { ...line, itemPrices: { unitPriceMicro: 1n, prices: [] } };
    for (const one of [follower, { ...line, validTo: civilDate('2026-02-01') }]) {
      expect(
        projectSteps([one], { steps, rule, schedule, today: schedule.start, through: civilDate('2030-01-01') }),
      ).toEqual([one]);
    }
    const index = {
      kind: 'index_table',
      baseMonth: '2025-10',
      floorPercentMicro: null,
      capPercentMicro: null,
    } as const;
    const asked = { steps, rule: index, schedule, today: schedule.start, through: civilDate('2030-01-01') };
    expect(projectSteps([line], asked)).toEqual([line]);
  });
});
