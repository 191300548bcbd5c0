import type { CivilDate } from '../calendar/calendar.ts';
import type { Period } from '../calendar/period.ts';
import { holdPeriod, type Pause } from './hold-period.ts';
import { periodIndexOf, type Schedule } from './periods.ts';
import { type PartialRules, planPeriod } from './plan-period.ts';

/** What decides which of the coming periods of a subscription is the last that becomes an invoice. */
export interface ComingPeriods {
  readonly schedule: Schedule;
  readonly rules: PartialRules;
  readonly nextPeriodIndex: number;
  /** Periods up to this one are billed without waiting for their day. */
  readonly billThroughIndex: number | null;
  readonly endOn: CivilDate | null;
  readonly pauses: readonly Pause[];
  readonly skips: readonly number[];
}

/** The last period that becomes an invoice. */
export interface LastBilled {
  readonly periodIndex: number;
  /** The day on which it is composed, which may have passed; null while nobody has said when its pause ends. */
  readonly on: CivilDate | null;
}

/**
 * The last period of a subscription that becomes an invoice: periods that are skipped, or begin in a pause that leaves them out, become none.
 * Null where none does any more.
 * @param through the last day that is billed: the end of the subscription, or before it that of a member's last stay.
 * @param takes whether a period counts: for a member, where a day of a stay lies in it.
 * @param dayOf the day on which a period is billed in the ordinary course.
 * @throws RangeError as `periodAt`.
 */
export function lastBilled(
  { schedule, rules, nextPeriodIndex, billThroughIndex, endOn, pauses, skips }: ComingPeriods,
  {
    through,
    takes = () => true,
    today,
    dayOf,
  }: {
    through: CivilDate;
    takes?: (period: Period) => boolean;
    today: CivilDate;
    dayOf: (period: Period) => CivilDate;
  },
): LastBilled | null {
  const holdOf = (index: number) => {
    const plan = planPeriod(schedule, { index, bounds: { from: null, to: endOn }, rules });
    return plan === null
      ? null
      : { period: plan.period, hold: holdPeriod({ periodIndex: index, period: plan.period, today, pauses, skips }) };
  };
  for (let periodIndex = periodIndexOf(schedule, through); periodIndex >= nextPeriodIndex; periodIndex -= 1) {
    const last = holdOf(periodIndex);
    if (last === null || last.hold.kind === 'settle' || !takes(last.period)) continue;
    const ordinaryOn = dayOf(last.period);
    const isAsked = billThroughIndex !== null && periodIndex <= billThroughIndex;
    let on = isAsked && today < ordinaryOn ? today : ordinaryOn;
    // A period that is held holds up those after it.
    for (let index = nextPeriodIndex; pauses.length > 0 && index <= periodIndex; index += 1) {
      const hold = holdOf(index)?.hold;
      if (hold?.kind !== 'hold') continue;
      if (hold.until === null) return { periodIndex, on: null };
      if (hold.until > on) on = hold.until;
    }
    return { periodIndex, on };
  }
  return null;
}
