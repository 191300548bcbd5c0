import { addDays, addMonths, type CivilDate, dateOfParts, datePartsOf } from '../calendar/calendar.ts';
import type { BillableLine, StandingCharge } from '../lines/charge-lines.ts';
import { changeLine, isInForce } from '../lines/change-line.ts';
import { startOnOrAfter } from '../lines/change-day.ts';
import { type IndexationRule, indexedPrice, stepDates, type YearlyDay } from './indexation.ts';
import { periodAt, periodIndexOf, type Schedule } from '../subscriptions/periods.ts';

/** The steps by which a subscription's prices move, as far as they are taken. */
export interface YearlySteps {
  readonly yearly: YearlyDay;
  /** How many days before it a step is announced to the debtor. */
  readonly noticeDays: number;
  /** No step is due before this day. */
  readonly fromOn: CivilDate;
  /** The day on which the last step that has been announced was due; null before the first. */
  readonly lastDueOn: CivilDate | null;
}

/** The steps that a subscription's prices are going to take. */
export interface ProjectedSteps {
  readonly steps: YearlySteps;
  readonly rule: IndexationRule;
}

const MONTHS_A_YEAR = 12;

/** The day on which the next step is due. */
export function nextStepDueOn({ yearly, fromOn, lastDueOn }: YearlySteps): CivilDate {
  const from = lastDueOn !== null && lastDueOn >= fromOn ? addDays(lastDueOn, 1) : fromOn;
  const [dueOn] = stepDates({ yearly, from, through: addMonths(from, MONTHS_A_YEAR) });
  if (dueOn === undefined) throw new Error(`a year from ${from} has no ${yearly.day}.${yearly.month}.`);
  return dueOn;
}

/** The day on which a step is to be announced. */
export function announcementDay(dueOn: CivilDate, noticeDays: number): CivilDate {
  return addDays(dueOn, -noticeDays);
}

/** The day on which a step takes effect that was announced on a day: when it is due, but never sooner after its announcement than the notice. */
export function stepEffectiveOn({
  dueOn,
  announcedOn,
  noticeDays,
}: {
  dueOn: CivilDate;
  announcedOn: CivilDate;
  noticeDays: number;
}): CivilDate {
  const soonest = addDays(announcedOn, noticeDays);
  return soonest > dueOn ? soonest : dueOn;
}

/**
 * The month, `YYYY-MM`, whose index goes with the price after a step: the last one of the base month's name that is over when the step
 * is announced. It is known by then, and the same however late the announcement is.
 */
export function indexMonthOf({ baseMonth, announceOn }: { baseMonth: string; announceOn: CivilDate }): string {
  const [, month = ''] = baseMonth.split('-');
  const { year } = datePartsOf(announceOn);
  const ofThisYear = `${year}-${month}`;
  return ofThisYear < announceOn.slice(0, ofThisYear.length) ? ofThisYear : monthText(year - 1, month);
}

function monthText(year: number, month: string): string {
  return dateOfParts({ year, month: Number.parseInt(month, 10), day: 1 }).slice(0, -'-01'.length);
}

/**
 * The lines as the steps to come will have made them, through a day: each step that is due by then moves the prices that are the
 * lines' own. A line that is shared by days moves on the day, another one with the period that begins on it or next. Only a fixed
 * percentage is known in advance; where the prices follow an index the lines stay as they are.
 */
export function projectSteps(
  lines: readonly BillableLine[],
  {
    steps,
    rule,
    schedule,
    today,
    through,
  }: ProjectedSteps & { schedule: Schedule; today: CivilDate; through: CivilDate },
): readonly BillableLine[] {
  if (rule.kind !== 'percent') return lines;
  const { noticeDays } = steps;
  let projected = lines;
  let { lastDueOn } = steps;
  for (;;) {
    const dueOn = nextStepDueOn({ ...steps, lastDueOn });
    const planned = announcementDay(dueOn, noticeDays);
    const effectiveOn = stepEffectiveOn({ dueOn, announcedOn: planned > today ? planned : today, noticeDays });
    if (effectiveOn > through) return projected;
    projected = takeStep(projected, { rule, schedule, effectiveOn });
    lastDueOn = dueOn;
  }
}

function takeStep(
  lines: readonly BillableLine[],
  { rule, schedule, effectiveOn }: { rule: IndexationRule; schedule: Schedule; effectiveOn: CivilDate },
): BillableLine[] {
  const standing = Map.groupBy(
    lines.filter((line): line is StandingCharge => line.kind === 'standing'),
    ({ position }) => position,
  );
  const stepped = [...standing.values()].flatMap((versions) => {
    const prorated = versions.find((version) => isInForce(version, effectiveOn))?.prorated ?? false;
    const on = prorated ? effectiveOn : startOnOrAfter(schedule, effectiveOn);
    const inForce = versions.find((version) => isInForce(version, on));
    if (inForce === undefined || inForce.itemPrices !== null) return versions;
    const change = { unitPriceMicro: indexedPrice({ unitPriceMicro: inForce.unitPriceMicro, rule }) };
    const period = periodAt(schedule, periodIndexOf(schedule, on));
    // What is projected has no row of its own yet: it goes by that of the version before.
    return changeLine(versions, { change, on, period, newId: () => inForce.standingLineId }) ?? versions;
  });
  return [...stepped, ...lines.filter(({ kind }) => kind === 'one_off')];
}
