import type { CivilDate } from '../calendar/calendar.ts';
import { changeLine, isInForce } from '../lines/change-line.ts';
import type { BillableLine, StandingCharge } from '../lines/charge-lines.ts';
import { periodAt, periodIndexOf, type Schedule } from '../subscriptions/periods.ts';
import type { IndexationRule } from './indexation.ts';
import {
  announcementDay,
  announceStepOn,
  lineStepsOn,
  nextStepDueOn,
  stepEffectiveOn,
  stepMonth,
  type StepPeriods,
  type YearlySteps,
} from './indexation-steps.ts';
import {
  isPriceWithinLimits,
  type MovedLine,
  priceAfterStep,
  type StepTerms,
  type TakenStep,
} from './price-after-step.ts';

/** The steps that a subscription's prices are going to take, and what they reckon with. */
export interface ProjectedSteps extends Omit<StepTerms, 'month'> {
  readonly steps: YearlySteps;
}

/**
 * The lines as the steps to come will have made them in a period that is billed on a day, through the period's last day: each step that
 * takes effect by then and is announced before the period is billed moves the prices that are the lines' own. A line that is shared by
 * days moves on the day, another one with the period that begins on it or next. From the first step on whose index is not known, or
 * whose price a person must look at, the lines stay as they are.
 */
export function projectSteps(
  lines: readonly BillableLine[],
  {
    steps,
    rule,
    index = null,
    taken = [],
    schedule,
    today,
    through,
    billed = null,
  }: Pick<ProjectedSteps, 'steps' | 'rule'> &
    Partial<Pick<ProjectedSteps, 'index' | 'taken'>> & {
      schedule: Schedule;
      today: CivilDate;
      through: CivilDate;
      billed?: { readonly on: CivilDate; readonly periods: StepPeriods } | null;
    },
): readonly BillableLine[] {
  if (rule.kind === 'index_table' && index === null) return lines;
  const { noticeDays } = steps;
  let projected: Projected = { lines, taken };
  let { lastDueOn } = steps;
  for (;;) {
    const dueOn = nextStepDueOn({ ...steps, lastDueOn });
    const planned =
      billed === null
        ? announcementDay(dueOn, noticeDays)
        : announceStepOn(projected.lines, { dueOn, noticeDays, periods: billed.periods });
    const announcedOn = planned > today ? planned : today;
    const effectiveOn = stepEffectiveOn({ dueOn, announcedOn, noticeDays });
    if (effectiveOn > through || (billed !== null && announcedOn >= billed.on)) return projected.lines;
    const terms = { rule, index, month: stepMonth(rule, { dueOn, noticeDays }), taken: projected.taken };
    const after = takeStep(projected.lines, { terms, schedule, dueOn, effectiveOn });
    if (after === null) return projected.lines;
    projected = after;
    lastDueOn = dueOn;
  }
}

interface Projected {
  readonly lines: readonly BillableLine[];
  readonly taken: readonly TakenStep[];
}

/** Null where the step cannot be taken as things stand. */
function takeStep(
  lines: readonly BillableLine[],
  {
    terms,
    schedule,
    dueOn,
    effectiveOn,
  }: { terms: StepTerms; schedule: Schedule; dueOn: CivilDate; effectiveOn: CivilDate },
): Projected | null {
  const standing = Map.groupBy(
    lines.filter((line): line is StandingCharge => line.kind === 'standing'),
    ({ position }) => position,
  );
  const moved: MovedLine[] = [];
  const after: BillableLine[] = [];
  for (const versions of standing.values()) {
    const on = lineStepsOn(versions, { schedule, effectiveOn });
    const inForce = versions.find((version) => isInForce(version, on));
    const unitPriceMicro =
      inForce === undefined || inForce.itemPrices !== null ? null : priceAfterStep(versions, { on, ...terms });
    if (inForce === undefined || unitPriceMicro === null || unitPriceMicro === inForce.unitPriceMicro) {
      after.push(...versions);
      continue;
    }
    const { position, quantityMicro, unitPriceMicro: oldUnitPriceMicro } = inForce;
    if (typeof unitPriceMicro !== 'bigint') return null;
    if (!isPriceWithinLimits(unitPriceMicro, { oldUnitPriceMicro, quantityMicro })) return null;
    const period = periodAt(schedule, periodIndexOf(schedule, on));
    // What is projected has no row of its own yet: it goes by that of the version before.
    const newId = () => inForce.standingLineId;
    after.push(...(changeLine(versions, { change: { unitPriceMicro }, on, period, newId }) ?? versions));
    moved.push({ position, oldUnitPriceMicro, newUnitPriceMicro: unitPriceMicro, effectiveOn: on });
  }
  const { rule, index, month, taken } = terms;
  const step: TakenStep = { dueOn, effectiveOn, index: steppedIndex(rule, { index, month }), lines: moved };
  return { lines: [...after, ...lines.filter(({ kind }) => kind === 'one_off')], taken: [...taken, step] };
}

/** The index that a step of the rule goes by; null for a percentage. */
function steppedIndex(rule: IndexationRule, { index, month }: Pick<StepTerms, 'index' | 'month'>): TakenStep['index'] {
  if (rule.kind === 'percent' || index === null || month === null) return null;
  return { tableId: index.tableId, baseMonth: rule.baseMonth, month, limits: rule };
}
