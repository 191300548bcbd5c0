import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { anySchedule } from '../../tests/support/any-schedule.ts';
import { oneOffLine, SAMPLE_FACTS, standingLine } from '../../tests/support/sample-facts.ts';
import { addDays, type CivilDate, civilDate } from '../calendar/calendar.ts';
import type { BillableLine } from '../lines/charge-lines.ts';
import type { MissedPeriods, Pause } from '../subscriptions/hold-period.ts';
import { periodAt } from '../subscriptions/periods.ts';
import { type Projectable, type Projected, projectInvoices } from './project-invoices.ts';
import { createReckoning } from './reckoning.ts';
import { billingInstantMs, momentAt } from '../calendar/wake-up.ts';

const ZONE = 'Europe/Copenhagen';
const instantOf = (date: CivilDate) =>
  billingInstantMs({ date, zone: ZONE, subscriptionId: SAMPLE_FACTS.subscriptionId });

/** Months of 100 kr. and VAT from 1 January 2026, asked about on 1 December 2025. */
const MONTHS: Projectable = {
  schedule: { start: civilDate('2026-01-01'), interval: { unit: 'month', count: 1 } },
  billing: { charge: 'advance', leadDays: 0 },
  rules: { firstPartial: 'proportional', lastPartial: 'proportional' },
  endOn: null,
  nextPeriodIndex: 0,
  billThroughIndex: null,
  draft: null,
  indexation: null,
  collected: null,
  draftWindowDays: 0,
  pauses: [],
  skips: [],
  facts: SAMPLE_FACTS,
};
const FORTNIGHTS = { start: civilDate('2026-01-01'), interval: { unit: 'day', count: 14 } } as const;
const BEFORE = instantOf(civilDate('2025-12-01'));

const projectFrom = (found: Projectable, epochMs: number) =>
  projectInvoices(found, { now: momentAt({ epochMs, zone: ZONE }), reckoning: createReckoning(ZONE) });

function project(changes: Partial<Projectable>, { count, nowMs = BEFORE }: { count: number; nowMs?: number }) {
  return firstOf(projectFrom({ ...MONTHS, ...changes }, nowMs), count);
}

function firstOf(projected: Iterable<Projected>, count: number): Projected[] {
  const taken: Projected[] = [];
  for (const one of projected) {
    taken.push(one);
    if (taken.length >= count) break;
  }
  return taken;
}

/** The first nine periods, asked about long before they begin. */
const looksAt = (found: Projectable) => firstOf(projectFrom(found, instantOf(addDays(found.schedule.start, -100))), 9);

const withLines = (...lines: BillableLine[]) => ({ facts: { ...SAMPLE_FACTS, lines } });
const pause = (from: string, to: string | null, missed: MissedPeriods): Pause => ({
  from: civilDate(from),
  to: to === null ? null : civilDate(to),
  missed,
});

/** What becomes of a period in one word or two: the day and total of its invoice, or why there is none. */
function told(projected: Projected): unknown {
  if (projected.kind === 'invoice') return [projected.invoice.issuedOn, projected.invoice.totalOre];
  if (projected.kind === 'obstacle') return projected.obstacle;
  return projected.kind === 'settled' ? projected.outcome : projected.kind;
}

const oneOffsOf = (projected: Projected) =>
  projected.kind === 'invoice'
    ? projected.invoice.lines.flatMap(({ oneOffLineId }) => (oneOffLineId === null ? [] : [oneOffLineId]))
    : [];

describe('the coming invoices', () => {
  test('follow each other, each on the billing day of its period', () => {
    expect(project({}, { count: 3 }).map(told)).toEqual([
      ['2026-01-01', 125_00n],
      ['2026-02-01', 125_00n],
      ['2026-03-01', 125_00n],
    ]);
    const early = project({ billing: { charge: 'advance', leadDays: 14 } }, { count: 2 });
    expect(early.map(told)).toEqual([
      ['2025-12-18', 125_00n],
      ['2026-01-18', 125_00n],
    ]);
    const late = project({ billing: { charge: 'arrears', leadDays: 0 } }, { count: 2 });
    expect(late.map(told)).toEqual([
      ['2026-02-01', 125_00n],
      ['2026-03-01', 125_00n],
    ]);
  });

  test('that are overdue are issued now, in their order', () => {
    const nowMs = instantOf(civilDate('2026-03-10'));
    const projected = project({ nextPeriodIndex: 1 }, { count: 3, nowMs });
    expect(projected.map((one) => (one.kind === 'held' ? null : one.at.epochMs))).toEqual([
      nowMs,
      nowMs,
      instantOf(civilDate('2026-04-01')),
    ]);
    expect(projected.map(({ plan }) => plan.period.from)).toEqual(['2026-02-01', '2026-03-01', '2026-04-01']);
  });

  test('end with the end date, for its share', () => {
    const projected = project({ endOn: civilDate('2026-02-14') }, { count: 9 });
    expect(projected.map(told)).toEqual([
      ['2026-01-01', 125_00n],
      ['2026-02-01', 62_50n],
    ]);
  });

  test('that cannot be issued are told with what is in their way, and hold up none of the one-off lines', () => {
    const facts = { ...SAMPLE_FACTS, email: null, lines: [standingLine('l'), oneOffLine('o')] };
    const projected = project({ facts }, { count: 2 });
    expect(projected.map(told)).toEqual(['debtor_without_email', 'debtor_without_email']);
  });
});

describe('a one-off line', () => {
  test('is on the first invoice alone', () => {
    const projected = project(withLines(standingLine('l'), oneOffLine('o')), { count: 3 });
    expect(projected.map(oneOffsOf)).toEqual([['o'], [], []]);
    expect(projected.map(told)).toEqual([
      ['2026-01-01', 187_50n],
      ['2026-02-01', 125_00n],
      ['2026-03-01', 125_00n],
    ]);
  });

  test('waits for the first invoice of its day or later, and is on that one alone', () => {
    const lines = [standingLine('l'), oneOffLine('o', { chargeOn: civilDate('2026-02-02') })];
    expect(project(withLines(...lines), { count: 4 }).map(oneOffsOf)).toEqual([[], [], ['o'], []]);
  });

  test('goes to the period after one that is over without an invoice', () => {
    const projected = project({ ...withLines(standingLine('l'), oneOffLine('o')), skips: [0] }, { count: 3 });
    expect(projected.map(told)).toEqual(['skipped', ['2026-02-01', 187_50n], ['2026-03-01', 125_00n]]);
  });
});

describe('a total below zero', () => {
  const credit = oneOffLine('o', { unitPriceMicro: -250_000_000n });

  test('is carried on until nothing is left of it', () => {
    const projected = project(withLines(standingLine('l'), credit), { count: 4 });
    expect(projected.map(told)).toEqual([
      ['2026-01-01', 0n],
      ['2026-02-01', 0n],
      ['2026-03-01', 62_50n],
      ['2026-04-01', 125_00n],
    ]);
  });

  test('is carried past a period without an invoice', () => {
    const projected = project({ ...withLines(standingLine('l'), credit), skips: [1] }, { count: 4 });
    expect(projected.map(told)).toEqual([['2026-01-01', 0n], 'skipped', ['2026-03-01', 0n], ['2026-04-01', 62_50n]]);
  });
});

describe('a pause', () => {
  test('leaves its periods out, or bills them when it is over, each by itself', () => {
    const [from, to] = ['2026-01-15', '2026-03-09'];
    expect(project({ pauses: [pause(from, to, 'skip')] }, { count: 4 }).map(told)).toEqual([
      ['2026-01-01', 125_00n],
      'paused',
      'paused',
      ['2026-04-01', 125_00n],
    ]);
    expect(project({ pauses: [pause(from, to, 'bill')] }, { count: 4 }).map(told)).toEqual([
      ['2026-01-01', 125_00n],
      ['2026-03-10', 125_00n],
      ['2026-03-10', 125_00n],
      ['2026-04-01', 125_00n],
    ]);
  });

  test('without an end holds the period and all that follow', () => {
    expect(project({ pauses: [pause('2026-02-01', null, 'bill')] }, { count: 9 }).map(told)).toEqual([
      ['2026-01-01', 125_00n],
      'held',
    ]);
  });
});

describe('an invoice that waits for approval', () => {
  test('is issued when its time has passed, and the next one not before it', () => {
    const projected = project({ draftWindowDays: 30, schedule: FORTNIGHTS }, { count: 3 });
    expect(projected.map(told)).toEqual([
      ['2026-01-31', 125_00n],
      ['2026-03-02', 125_00n],
      ['2026-04-01', 125_00n],
    ]);
  });

  test('has the lines of the day on which it was composed', () => {
    const lines = [standingLine('l'), oneOffLine('o', { chargeOn: civilDate('2026-01-03') })];
    const projected = project({ ...withLines(...lines), draftWindowDays: 5 }, { count: 2 });
    expect(projected.map(oneOffsOf)).toEqual([[], ['o']]);
  });
});
describe('a period', () => {
  test('in which no line is in force is over without an invoice, and one that is free too', () => {
    const later = standingLine('l', { validFrom: civilDate('2026-03-01') });
    expect(project(withLines(later), { count: 3 }).map(told)).toEqual([
      'nothing_due',
      'nothing_due',
      ['2026-03-01', 125_00n],
    ]);
    const rules = { firstPartial: 'free', lastPartial: 'free' } as const;
    expect(project({ rules, endOn: civilDate('2026-02-10') }, { count: 9 }).map(told)).toEqual([
      ['2026-01-01', 125_00n],
      'free',
    ]);
  });

  test('after the last line is over needs a line, asked about today as on its day', () => {
    const ended = standingLine('l', { validTo: civilDate('2026-01-31') });
    expect(project(withLines(ended), { count: 2 }).map(told)).toEqual([['2026-01-01', 125_00n], 'nothing_to_bill']);
    const onItsDay = project({ ...withLines(), nextPeriodIndex: 1 }, { count: 1 });
    expect(onItsDay.map(told)).toEqual(['nothing_to_bill']);
  });
});

describe('whatever is agreed', () => {
  const anyProjectable = fc
    .record({
      schedule: anySchedule,
      billing: fc.oneof(
        fc.record({ charge: fc.constant('advance' as const), leadDays: fc.integer({ min: 0, max: 90 }) }),
        fc.constant({ charge: 'arrears' as const, leadDays: 0 }),
      ),
      draftWindowDays: fc.integer({ min: 0, max: 30 }),
      skips: fc.uniqueArray(fc.nat({ max: 8 }), { maxLength: 3 }),
      pauseFrom: fc.nat({ max: 400 }),
      pauseDays: fc.option(fc.nat({ max: 300 })),
      missed: fc.constantFrom<MissedPeriods>('skip', 'bill'),
      oneOffs: fc.array(
        fc.record({
          after: fc.option(fc.nat({ max: 600 })),
          unitPriceMicro: fc.bigInt({ min: -900_000_000n, max: 900_000_000n }),
        }),
        { maxLength: 4 },
      ),
    })
    .map(({ schedule, pauseFrom, pauseDays, missed, oneOffs, ...drawn }): Projectable => {
      const from = addDays(schedule.start, pauseFrom);
      const to = pauseDays === null ? null : addDays(from, pauseDays);
      const lines = oneOffs.map(({ after, unitPriceMicro }, nth) =>
        oneOffLine(`o${nth}`, {
          unitPriceMicro,
          chargeOn: after === null ? null : addDays(schedule.start, after),
        }),
      );
      return {
        ...MONTHS,
        ...drawn,
        ...withLines(standingLine('l'), ...lines),
        schedule,
        pauses: [{ from, to, missed }],
      };
    });

  test('the periods come in their order, none twice and none left out', () => {
    fc.assert(
      fc.property(anyProjectable, (found) => {
        const projected = looksAt(found);
        expect(projected.map(({ plan }) => plan.period)).toEqual(
          projected.map((_one, index) => periodAt(found.schedule, index)),
        );
        const moments = projected.flatMap((one) =>
          one.kind === 'invoice' || one.kind === 'obstacle' ? [one.at.epochMs] : [],
        );
        expect(moments).toEqual(moments.toSorted((a, b) => a - b));
      }),
    );
  });

  test('a one-off line is charged once at most, and not before its day', () => {
    fc.assert(
      fc.property(anyProjectable, (found) => {
        const projected = looksAt(found);
        const charged = projected.flatMap(oneOffsOf);
        expect(new Set(charged).size).toBe(charged.length);
        for (const one of projected) {
          if (one.kind !== 'invoice') continue;
          for (const line of found.facts.lines) {
            if (line.kind !== 'one_off' || !oneOffsOf(one).some((id) => id === line.oneOffLineId)) continue;
            expect(line.chargeOn === null || line.chargeOn <= one.at.date).toBe(true);
          }
        }
      }),
    );
  });

  test('no invoice is below zero, and what is asked for and still carried is what was charged', () => {
    fc.assert(
      fc.property(anyProjectable, (found) => {
        const invoices = looksAt(found).flatMap((one) => (one.kind === 'invoice' ? [one.invoice] : []));
        for (const { totalOre } of invoices) expect(totalOre >= 0n).toBe(true);
        const askedOre = invoices.reduce((sum, { netOre }) => sum + netOre, 0n);
        const carriedOre = (invoices.at(-1)?.carried ?? []).reduce((sum, { netOre }) => sum + netOre, 0n);
        const chargedOre = invoices
          .flatMap(({ lines }) => lines)
          .filter(({ standingLineId, oneOffLineId }) => standingLineId !== null || oneOffLineId !== null)
          .reduce((sum, { netOre }) => sum + netOre, 0n);
        expect(askedOre + carriedOre).toBe(chargedOre);
      }),
    );
  });
});
