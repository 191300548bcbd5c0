import type { CivilDate } from '../calendar/calendar.ts';
import type { Period } from '../calendar/period.ts';
import type { Schedule } from '../subscriptions/periods.ts';
import { type PartialRules, type PeriodPlan, planPeriod } from '../subscriptions/plan-period.ts';

/**
 * How a period is billed to a member of a group: one plan for each stay of the member that lies in it, oldest first. A stay is
 * charged as it would be by itself, and no day is charged twice: where one that is charged in full reaches into another, the two
 * are one. Stays that cost nothing are left out, unless all do. None where no stay lies in the period.
 * @param stays days on end, oldest first, with a day between two.
 * @throws RangeError as `periodAt`.
 */
export function memberPlans(
  schedule: Schedule,
  {
    index,
    stays,
    endOn,
    rules,
  }: { index: number; stays: readonly Period[]; endOn: CivilDate | null; rules: PartialRules },
): PeriodPlan[] {
  const plans = stays.flatMap(({ from, to: lastDay }) => {
    const to = endOn !== null && endOn < lastDay ? endOn : lastDay;
    return planPeriod(schedule, { index, bounds: { from, to }, rules }) ?? [];
  });
  const charged = plans.filter(({ free }) => !free);
  if (charged.length === 0) return plans.slice(0, 1).map((plan) => ({ ...plan, period: spanOf(plans) }));
  return charged.reduce<PeriodPlan[]>((merged, plan) => {
    const last = merged.at(-1);
    if (last === undefined || startOf(plan) >= endOf(last)) return [...merged, plan];
    return [...merged.slice(0, -1), union(last, plan)];
  }, []);
}

/** The days from the first through the last of some plans. @throws RangeError where there is none. */
export function spanOf(plans: readonly PeriodPlan[]): Period {
  const [first, last] = [plans.at(0), plans.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('no plans, no days');
  return { from: first.period.from, to: last.period.to };
}

const startOf = ({ share }: PeriodPlan) => share?.afterDays ?? 0;
const endOf = ({ share }: PeriodPlan) => share?.throughDays ?? Number.POSITIVE_INFINITY;

function union(one: PeriodPlan, other: PeriodPlan): PeriodPlan {
  const period = spanOf([one, other]);
  const afterDays = Math.min(startOf(one), startOf(other));
  const throughDays = Math.max(endOf(one), endOf(other));
  const ofDays = one.share?.ofDays ?? other.share?.ofDays;
  const whole = ofDays === undefined || (afterDays === 0 && throughDays >= ofDays);
  const share = whole ? null : { afterDays, throughDays: Math.min(throughDays, ofDays), ofDays };
  return { ...one, period, share };
}
