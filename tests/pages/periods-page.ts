import { addDays, civilDate, type CivilDate, daysBetween } from '../../domain/calendar/calendar.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { formatScaled } from '../../domain/money/decimal.ts';
import { shareOre } from '../../domain/money/shares.ts';
import { type Billing, billingDayOf } from '../../domain/subscriptions/billing-day.ts';
import {
  type Alignment,
  alignmentRefusal,
  type Interval,
  periodAt,
  type Schedule,
  wholePeriodAt,
} from '../../domain/subscriptions/periods.ts';
import { type PartialPeriods, type PeriodPlan, planPeriod } from '../../domain/subscriptions/plan-period.ts';
import type { Drawings } from './drawn-blocks.ts';
import { drawBar, drawDays, drawRuler, type Scale, type Stretch } from './timeline.ts';

const WHOLE = '=';
const STUB = '-';
const NOT_BILLED = '.';
const PRICE_ORE = 31_000n;

interface Anchors {
  readonly day: number;
  readonly date: string;
}

const MONTHS: Scale = {
  from: civilDate('2026-01-01'),
  to: civilDate('2026-06-30'),
  columnsPerDay: 2 / 3,
  marks: 'months',
};
const TWO_YEARS: Scale = {
  from: civilDate('2026-01-01'),
  to: civilDate('2027-12-31'),
  columnsPerDay: 1 / 6,
  marks: 'months',
};
const YEAR: Scale = { ...TWO_YEARS, to: civilDate('2027-03-31'), columnsPerDay: 1 / 4 };
const WEEKS: Scale = {
  from: civilDate('2026-03-02'),
  to: civilDate('2026-04-12'),
  columnsPerDay: 3,
  marks: 'weeks',
};

/** Every drawing of docs/periods.md, made by the code that bills. */
export function drawPeriodsPage(): Drawings {
  const month: Interval = { unit: 'month', count: 1 };
  return {
    'a month from the 17th': drawAlignments({
      start: '2026-01-17',
      interval: month,
      anchors: { day: 10, date: '2026-01-05' },
      scale: MONTHS,
    }),
    'a month from the 31st': [
      ...drawRuler(MONTHS),
      drawSchedule('anniversary', { start: civilDate('2026-01-31'), interval: month }, MONTHS),
      '',
      ...listPeriods({ start: civilDate('2026-01-31'), interval: month }, 4),
    ],
    'a quarter': drawAlignments({
      start: '2026-02-17',
      interval: { unit: 'month', count: 3 },
      anchors: { day: 1, date: '2025-12-01' },
      scale: YEAR,
    }),
    'a year': drawAlignments({
      start: '2026-04-10',
      interval: { unit: 'month', count: 12 },
      anchors: { day: 1, date: '2026-07-01' },
      scale: TWO_YEARS,
    }),
    'a week': drawAlignments({
      start: '2026-03-11',
      interval: { unit: 'day', count: 7 },
      anchors: { day: 1, date: '2026-03-06' },
      scale: WEEKS,
    }),
    'ten days': drawAlignments({
      start: '2026-03-11',
      interval: { unit: 'day', count: 10 },
      anchors: { day: 1, date: '2026-03-06' },
      scale: WEEKS,
    }),
    'which alignment an interval takes': listRefusals(),
    'when a period is billed': drawBillings(),
    'partial periods': drawPartials(),
    'a stub of a quarter': listStub(),
  };
}

function alignmentsOf({ day, date }: Anchors): readonly { title: string; alignment: Alignment }[] {
  return [
    { title: 'anniversary', alignment: { kind: 'anniversary' } },
    { title: `anchor_day ${day}`, alignment: { kind: 'anchor_day', day } },
    { title: `anchor_date ${date}`, alignment: { kind: 'anchor_date', date: civilDate(date) } },
    { title: 'calendar', alignment: { kind: 'calendar' } },
    { title: 'calendar_eom', alignment: { kind: 'calendar_eom' } },
  ];
}

/** Below each other the bars of all alignments that the interval takes, then the first periods of each with their dates. */
function drawAlignments(given: { start: string; interval: Interval; anchors: Anchors; scale: Scale }): string[] {
  const { interval, scale } = given;
  const start = civilDate(given.start);
  const taken = alignmentsOf(given.anchors)
    .map(({ title, alignment }) => ({ title, schedule: { start, interval, alignment } }))
    .filter(({ schedule }) => alignmentRefusal(schedule) === null);
  return [
    ...drawRuler(scale),
    drawDays('start', [{ day: start, sign: 'v' }], scale),
    ...taken.map(({ schedule }) => drawSchedule(schedule.alignment.kind, schedule, scale)),
    ...taken.flatMap(({ title, schedule }) => ['', title, ...listPeriods(schedule, 3)]),
  ];
}

function drawSchedule(label: string, schedule: Schedule, scale: Scale): string {
  const stretches: Stretch[] = [];
  const whole = wholePeriodAt(schedule, 0);
  if (whole.from < schedule.start) {
    stretches.push({ period: { from: whole.from, to: addDays(schedule.start, -1) }, label: '', fill: NOT_BILLED });
  }
  for (let index = 0; ; index += 1) {
    const period = periodAt(schedule, index);
    if (period.from > scale.to) return drawBar(label, stretches, scale);
    const isStub = index === 0 && whole.from < schedule.start;
    stretches.push({ period, label: `${index}`, fill: isStub ? STUB : WHOLE });
  }
}

function listPeriods(schedule: Schedule, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const [period, whole] = [periodAt(schedule, index), wholePeriodAt(schedule, index)];
    const [days, ofDays] = [daysOf(period), daysOf(whole)];
    return `  ${index}  ${span(period)}  ${days === ofDays ? `${days} days` : `${days} of the ${ofDays} days ${span(whole)}`}`;
  });
}

/** Which intervals can be aligned how: `yes`, or the code with which the API refuses it. */
function listRefusals(): string[] {
  const intervals: Interval[] = [
    ...[1, 2, 3, 4, 5, 6, 12, 24].map((count) => ({ unit: 'month' as const, count })),
    ...[1, 7, 10, 14].map((count) => ({ unit: 'day' as const, count })),
  ];
  const alignments = alignmentsOf({ day: 1, date: '2026-01-01' }).map(({ alignment }) => alignment);
  const names = alignments.map(({ kind }) => kind);
  const answers = intervals.map((interval) =>
    alignments.map((alignment) => alignmentRefusal({ start: civilDate('2026-02-17'), interval, alignment }) ?? 'yes'),
  );
  const widths = names.map((name, column) =>
    Math.max(name.length, ...answers.map((row) => (row[column] ?? '').length)),
  );
  const line = (head: string, cells: readonly string[]) =>
    [head.padEnd(11), ...cells.map((cell, column) => cell.padEnd(widths[column] ?? 0))].join('  ').trimEnd();
  return [
    line('', names),
    ...intervals.map(({ unit, count }, index) =>
      line(`${count} ${unit}${count === 1 ? '' : 's'}`, answers[index] ?? []),
    ),
  ];
}

/** The same three periods, and the day on which each is billed. */
function drawBillings(): string[] {
  const scale: Scale = { ...MONTHS, from: civilDate('2026-03-01'), to: civilDate('2026-07-15'), columnsPerDay: 4 / 5 };
  const schedule: Schedule = { start: civilDate('2026-04-01'), interval: { unit: 'month', count: 1 } };
  const periods = [0, 1, 2].map((index) => periodAt(schedule, index));
  const billings: Record<string, Billing> = {
    'in advance': { charge: 'advance', leadDays: 0 },
    '14 days lead': { charge: 'advance', leadDays: 14 },
    'in arrears': { charge: 'arrears', leadDays: 0 },
  };
  const entries = Object.entries(billings).map(([name, billing]) => ({
    name,
    days: periods.map((period) => billingDayOf(period, billing)),
  }));
  return [
    ...drawRuler(scale),
    drawBar(
      'periods',
      periods.map((period, index) => ({ period, label: `${index}`, fill: WHOLE })),
      scale,
    ),
    ...entries.map(({ name, days }) =>
      drawDays(
        name,
        days.map((day, index) => ({ day, sign: `${index}` })),
        scale,
      ),
    ),
    '',
    ...entries.map(
      ({ name, days }) => `${name.padEnd(12)}  ${days.map((day, index) => `${index} on ${day}`).join(', ')}`,
    ),
  ];
}

/** Calendar months from 17 January through 10 April, and what each rule charges of a price of 310.00. */
function drawPartials(): string[] {
  const schedule: Schedule = {
    start: civilDate('2026-01-17'),
    interval: { unit: 'month', count: 1 },
    alignment: { kind: 'calendar' },
  };
  const bounds = { from: null, to: civilDate('2026-04-10') };
  const scale: Scale = { ...MONTHS, to: civilDate('2026-04-30'), columnsPerDay: 1 };
  const rules: PartialPeriods[] = ['proportional', 'full', 'free'];
  return [
    ...drawRuler(scale),
    drawDays(
      'start, end',
      [
        { day: schedule.start, sign: 'v' },
        { day: bounds.to, sign: 'v' },
      ],
      scale,
    ),
    ...rules.flatMap((rule) => {
      const plans = [0, 1, 2, 3].flatMap(
        (index) => planPeriod(schedule, { index, bounds, rules: { firstPartial: rule, lastPartial: rule } }) ?? [],
      );
      const stretches = plans.map((plan) => ({
        period: plan.period,
        label: chargeOf(plan),
        fill: plan.free ? NOT_BILLED : daysOf(plan.period) === daysOf(plan.whole) ? WHOLE : STUB,
      }));
      return [drawBar(rule, stretches, scale)];
    }),
  ];
}

function chargeOf({ free, share }: PeriodPlan): string {
  if (free) return '0.00';
  return formatScaled(share === null ? PRICE_ORE : shareOre(PRICE_ORE, share), 2);
}

/** What a stub of a quarter costs that is charged by its days, and that its parts add up. */
function listStub(): string[] {
  const schedule: Schedule = {
    start: civilDate('2026-02-17'),
    interval: { unit: 'month', count: 3 },
    alignment: { kind: 'calendar' },
  };
  const proportional = { firstPartial: 'proportional', lastPartial: 'proportional' } as const;
  const planTo = (to: CivilDate | null) =>
    planPeriod(schedule, { index: 0, bounds: { from: null, to }, rules: proportional });
  return [null, civilDate('2026-03-15')].flatMap((to) => {
    const plan = planTo(to);
    if (plan === null) return [];
    const { period, whole } = plan;
    return [
      `${span(period)}  ${daysOf(period)} of ${daysOf(whole)} days  ${chargeOf(plan)} of ${formatScaled(PRICE_ORE, 2)}`,
    ];
  });
}

function daysOf(period: Period): number {
  return daysBetween(period) + 1;
}

function span({ from, to }: Period): string {
  return `${from} to ${to}`;
}
