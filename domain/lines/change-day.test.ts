import { describe, expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import { changeDay, type Effective, lastDay, type Settled } from './change-day.ts';

/** Monthly from 1 January 2026, billed through March. */
const settled: Settled = {
  schedule: { start: civilDate('2026-01-01'), interval: { unit: 'month', count: 1 } },
  endOn: null,
  nextPeriodIndex: 3,
  draftWaits: false,
  canAdjust: true,
};
const today = civilDate('2026-03-10');
const date = (on: string): Effective => ({ kind: 'date', on: civilDate(on) });

function dayOf(effective: Effective, prorated: boolean, changes: Partial<Settled> = {}): string {
  const found = changeDay({ ...settled, ...changes }, { effective, prorated, today });
  return 'refusal' in found ? `${found.refusal} ${found.earliest}` : found.on;
}

describe('the day from which a change counts', () => {
  test.each<[string, Effective, boolean, string]>([
    ['now, prorated: today, though today is billed', { kind: 'now' }, true, '2026-03-10'],
    ['now, not prorated: the next period that is not billed', { kind: 'now' }, false, '2026-04-01'],
    ['from the next period, prorated or not', { kind: 'next_period' }, true, '2026-04-01'],
    ['from the next period, not prorated', { kind: 'next_period' }, false, '2026-04-01'],
    ['from a day, prorated: that day', date('2026-05-20'), true, '2026-05-20'],
    ['from a day, not prorated: the first period from then on', date('2026-05-20'), false, '2026-06-01'],
    ['from the first day of a period: that day', date('2026-05-01'), false, '2026-05-01'],
    ['back to the first day of the running period', date('2026-03-01'), true, '2026-03-01'],
    ['before it, prorated: too late', date('2026-02-28'), true, 'too_late 2026-03-01'],
    ['before it, not prorated: the next period that is not billed', date('2026-02-28'), false, '2026-04-01'],
    ['before the start', date('2025-12-31'), false, 'before_start 2026-01-01'],
    ['after more years than make sense', date('2036-03-11'), false, 'too_far_ahead null'],
  ])('%s', (_, effective, prorated, expected) => {
    expect(dayOf(effective, prorated)).toBe(expected);
  });

  test('is not after the end date', () => {
    const endOn = civilDate('2026-05-15');
    expect(dayOf(date('2026-05-15'), true, { endOn })).toBe('2026-05-15');
    expect(dayOf(date('2026-05-15'), false, { endOn })).toBe('after_end null');
  });

  test('is after a period whose invoice waits for approval', () => {
    const waiting = { nextPeriodIndex: 2, draftWaits: true };
    expect(dayOf({ kind: 'now' }, false, waiting)).toBe('2026-04-01');
    expect(dayOf({ kind: 'now' }, true, waiting)).toBe('awaits_approval 2026-04-01');
  });

  test('is, for a group, in no period that is billed', () => {
    expect(dayOf({ kind: 'now' }, true, { canAdjust: false })).toBe('too_late 2026-04-01');
    expect(dayOf(date('2026-04-20'), true, { canAdjust: false })).toBe('2026-04-20');
  });

  test('may lie in any period that is still to be billed, also one that is over', () => {
    expect(dayOf(date('2026-01-05'), true, { nextPeriodIndex: 0 })).toBe('2026-01-05');
  });

  test('is after every period that was billed ahead', () => {
    expect(dayOf({ kind: 'next_period' }, false, { nextPeriodIndex: 5 })).toBe('2026-06-01');
    expect(dayOf({ kind: 'next_period' }, true, { nextPeriodIndex: 5 })).toBe('2026-04-01');
  });

  test('is the first day of all before the start', () => {
    const early = { effective: { kind: 'now' }, prorated: false, today: civilDate('2025-11-11') } as const;
    expect(changeDay({ ...settled, nextPeriodIndex: 0 }, early)).toMatchObject({ on: '2026-01-01' });
    expect(
      changeDay({ ...settled, nextPeriodIndex: 0 }, { ...early, effective: { kind: 'next_period' } }),
    ).toMatchObject({ on: '2026-01-01' });
  });
});

describe('the last day of a line', () => {
  test.each<[string, string, boolean, string]>([
    ['prorated is the day asked for', '2026-03-20', true, '2026-03-20'],
    ['not prorated is the last one of its period', '2026-05-20', false, '2026-05-31'],
    ['not prorated is the last one that is billed', '2026-02-10', false, '2026-03-31'],
    ['prorated may be the day before the running period', '2026-02-28', true, '2026-02-28'],
    ['prorated may be no earlier one', '2026-02-27', true, 'too_late 2026-02-28'],
    ['is not before the start', '2025-12-31', true, 'before_start 2026-01-01'],
    ['is not in centuries', '2299-12-31', false, 'too_far_ahead null'],
  ])('%s', (_, on, prorated, expected) => {
    const found = lastDay(settled, { on: civilDate(on), prorated, today });
    expect('refusal' in found ? `${found.refusal} ${found.earliest}` : found.on).toBe(expected);
  });
});
