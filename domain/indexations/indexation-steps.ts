import { addDays, addMonths, type CivilDate, dateOfParts, datePartsOf } from '../calendar/calendar.ts';
import type { BillableLine, StandingCharge } from '../lines/charge-lines.ts';
import { isInForce } from '../lines/change-line.ts';
import { startOnOrAfter } from '../lines/change-day.ts';
import { type IndexationRule, stepDates, type YearlyDay } from './indexation.ts';
import { periodIndexOf, type Schedule } from '../subscriptions/periods.ts';

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

/** A subscription's periods, as a step meets them. */
export interface StepPeriods {
  readonly schedule: Schedule;
  /** The first period that is not over, by an invoice or without one. */
  readonly nextPeriodIndex: number;
  /** The day on which the turn of a period comes; null where there is none with that index. */
  readonly billingDayOf: (periodIndex: number) => CivilDate | null;
}

const MONTHS_A_YEAR = 12;

/** The day on which the next step is due. */
export function nextStepDueOn({ yearly, fromOn, lastDueOn }: YearlySteps): CivilDate {
  const from = lastDueOn !== null && lastDueOn >= fromOn ? addDays(lastDueOn, 1) : fromOn;
  const [dueOn] = stepDates({ yearly, from, through: addMonths(from, MONTHS_A_YEAR) });
  if (dueOn === undefined) throw new Error(`a year from ${from} has no ${yearly.day}.${yearly.month}.`);
  return dueOn;
}

/** The ordinary day on which a step is to be announced. */
export function announcementDay(dueOn: CivilDate, noticeDays: number): CivilDate {
  return addDays(dueOn, -noticeDays);
}

/**
 * The day on which a step is to be announced: the ordinary one, or the day before the first period is billed that it moves, where that is
 * earlier. A period that is billed already asks for no hurry any more.
 */
export function announceStepOn(
  lines: readonly BillableLine[],
  { dueOn, noticeDays, periods }: { dueOn: CivilDate; noticeDays: number; periods: StepPeriods },
): CivilDate {
  const ordinary = announcementDay(dueOn, noticeDays);
  const { schedule, nextPeriodIndex, billingDayOf } = periods;
  if (dueOn < schedule.start) return ordinary;
  const isShared = lines.some((line) => line.kind === 'standing' && line.prorated && isInForce(line, dueOn));
  const first = isShared ? dueOn : startOnOrAfter(schedule, dueOn);
  const periodIndex = periodIndexOf(schedule, first);
  const billedOn = periodIndex < nextPeriodIndex ? null : billingDayOf(periodIndex);
  if (billedOn === null) return ordinary;
  const before = addDays(billedOn, -1);
  return before < ordinary ? before : ordinary;
}

/** The month whose index goes with the price after a step that is due on a day; null where prices move by a percentage. */
export function stepMonth(
  rule: IndexationRule,
  { dueOn, noticeDays }: { dueOn: CivilDate; noticeDays: number },
): string | null {
  if (rule.kind === 'percent') return null;
  const { baseMonth } = rule;
  const month = indexMonthOf({ baseMonth, announceOn: announcementDay(dueOn, noticeDays) });
  // A price that was agreed with the index of a later month does not go back to an earlier one.
  return month > baseMonth ? month : baseMonth;
}

/** The day from which a step counts for a line: its own where the line is shared by days, else the first day of a period from it on. */
export function lineStepsOn(
  versions: readonly StandingCharge[],
  { schedule, effectiveOn }: { schedule: Schedule; effectiveOn: CivilDate },
): CivilDate {
  const isShared = versions.find((version) => isInForce(version, effectiveOn))?.prorated ?? false;
  return isShared ? effectiveOn : startOnOrAfter(schedule, effectiveOn);
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
