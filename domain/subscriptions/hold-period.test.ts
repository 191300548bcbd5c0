import { describe, expect, test } from '@jest/globals';
import { type CivilDate, civilDate } from '../calendar/calendar.ts';
import { holdPeriod, type MissedPeriods, type Pause } from './hold-period.ts';

const april = { from: civilDate('2026-04-01'), to: civilDate('2026-04-30') };

const pause = (from: string, to: string | null, missed: MissedPeriods): Pause => ({
  from: civilDate(from),
  to: to === null ? null : civilDate(to),
  missed,
});

/** What becomes of April, the period with the index 3. */
function april2026({
  today = civilDate('2026-04-01'),
  pauses = [],
  skips = [],
}: {
  today?: CivilDate;
  pauses?: readonly Pause[];
  skips?: readonly number[];
}) {
  return holdPeriod({ periodIndex: 3, period: april, today, pauses, skips });
}

describe('a period', () => {
  test('is billed where nothing is in its way', () => {
    expect(april2026({})).toEqual({ kind: 'bill' });
    expect(april2026({ skips: [2, 4] })).toEqual({ kind: 'bill' });
  });

  test('that is skipped is over without an invoice', () => {
    expect(april2026({ skips: [2, 3] })).toEqual({ kind: 'settle', outcome: 'skipped' });
  });

  test('that is skipped stays so in a pause whose periods are billed later', () => {
    const pauses = [pause('2026-04-01', null, 'bill')];
    expect(april2026({ skips: [3], pauses })).toEqual({ kind: 'settle', outcome: 'skipped' });
  });

  test.each(['2026-03-15', '2026-04-01'])('that begins in a pause from %s which leaves out is over', (from) => {
    for (const to of ['2026-04-01', '2026-12-31', null]) {
      expect(april2026({ pauses: [pause(from, to, 'skip')] })).toEqual({ kind: 'settle', outcome: 'paused' });
    }
  });

  test.each<[string, Pause]>([
    ['that ends the day before it', pause('2026-03-01', '2026-03-31', 'skip')],
    ['that begins the day after its first', pause('2026-04-02', '2026-04-30', 'skip')],
    ['without an end that begins the day after its first', pause('2026-04-02', null, 'bill')],
  ])('is billed as ever beside a pause %s', (_, beside) => {
    expect(april2026({ pauses: [beside] })).toEqual({ kind: 'bill' });
  });

  test('in a pause that bills later waits until the day after it', () => {
    const pauses = [pause('2026-04-01', '2026-04-20', 'bill')];
    for (const today of ['2026-03-01', '2026-04-01', '2026-04-20']) {
      expect(april2026({ today: civilDate(today), pauses })).toEqual({ kind: 'hold', until: '2026-04-21' });
    }
    expect(april2026({ today: civilDate('2026-04-21'), pauses })).toEqual({ kind: 'bill' });
  });

  test('in a pause that bills later and has no end waits until somebody names one', () => {
    const pauses = [pause('2026-04-01', null, 'bill')];
    expect(april2026({ today: civilDate('2030-01-01'), pauses })).toEqual({ kind: 'hold', until: null });
  });

  test('is concerned by that pause alone in which it begins', () => {
    const pauses = [pause('2026-01-01', '2026-01-31', 'bill'), pause('2026-04-01', '2026-04-05', 'skip')];
    expect(april2026({ pauses })).toEqual({ kind: 'settle', outcome: 'paused' });
    expect(april2026({ pauses: pauses.toReversed() })).toEqual({ kind: 'settle', outcome: 'paused' });
  });
});
