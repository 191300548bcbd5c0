import { type Billing, billingDayOf } from './billing-day.ts';
import type { CivilDate } from '../calendar/calendar.ts';
import type { Schedule } from './periods.ts';
import { type PartialRules, type PeriodPlan, planPeriod } from './plan-period.ts';

/** What decides which periods a subscription has, and when the turn of each comes. */
export interface TurnTerms {
  readonly schedule: Schedule;
  readonly billing: Billing;
  readonly rules: PartialRules;
  readonly endOn: CivilDate | null;
}

/** A period as it is billed, and the day on which its turn comes. */
export interface Turn {
  readonly plan: PeriodPlan;
  readonly billingDay: CivilDate;
}

/** A turn takes some hundred bytes: no more of them are kept at a time. */
const MAX_KEPT = 100_000;

/** The turn of the period with that index; null where the subscription has none. @throws RangeError as `periodAt`. */
export function planTurn({ schedule, billing, rules, endOn }: TurnTerms, index: number): Turn | null {
  const plan = planPeriod(schedule, { index, bounds: { from: null, to: endOn }, rules });
  return plan === null ? null : { plan, billingDay: billingDayOf(plan.period, billing) };
}

/** `planTurn` for many subscriptions: those that agree on the same calendar share its turns, up to the end of each. */
export function createSharedTurns(): (terms: TurnTerms) => (index: number) => Turn | null {
  const calendars = new Map<string, Map<number, Turn>>();
  let kept = 0;
  const turnsOf = (terms: TurnTerms): Map<number, Turn> => {
    if (kept >= MAX_KEPT) {
      calendars.clear();
      kept = 0;
    }
    const key = keyOf(terms);
    const turns = calendars.get(key) ?? new Map<number, Turn>();
    calendars.set(key, turns);
    return turns;
  };
  return (terms) => {
    const { endOn } = terms;
    const turns = turnsOf(terms);
    return (index) => {
      const known = turns.get(index);
      if (known !== undefined && (endOn === null || known.plan.period.to <= endOn)) return known;
      const turn = planTurn(terms, index);
      // What ends with the subscription is its own.
      if (turn === null || (endOn !== null && turn.plan.period.to >= endOn)) return turn;
      turns.set(index, turn);
      kept += 1;
      return turn;
    };
  };
}

function keyOf({ schedule, billing, rules }: TurnTerms): string {
  return JSON.stringify([schedule, billing, rules]);
}
