import { bankDayOnOrAfter } from '../calendar/bank-days.ts';
import { type CivilDate, addDays } from '../calendar/calendar.ts';
import type { Period } from '../calendar/period.ts';

/** What was open of a claim at the end of each day, from a day on until the next such day. */
export interface OpenFrom {
  readonly from: CivilDate;
  /** Øre. */
  readonly openOre: bigint;
}

/** What the law asks of an invoice: when it was due, and what of it was open since. */
export interface Claim {
  readonly dueOn: CivilDate;
  /** From the due day or before on, ascending, one entry for each change. */
  readonly openFrom: readonly OpenFrom[];
  /** Days on which the creditor's own circumstances kept the debtor from paying: renteloven § 4. */
  readonly hinderedDays?: readonly Period[];
}

/** Days on end, both included, at whose ends the same was open. */
export interface OpenDays extends Period {
  readonly openOre: bigint;
}

/** The last day on which a payment is in time: where banks are closed on the due day, the next on which they are open. */
export const lastDayInTime = (dueOn: CivilDate): CivilDate => bankDayOnOrAfter(dueOn);

/**
 * The first day that bears interest of what is open at its end. It is the day after the due day, or, where banks are closed until then,
 * the first day on which one can pay: who pays on it has nothing open at its end.
 */
export function firstLateDay(dueOn: CivilDate): CivilDate {
  const after = addDays(dueOn, 1);
  const payable = lastDayInTime(dueOn);
  return payable > after ? payable : after;
}

/** What was open at the end of the day. @throws RangeError where the claim does not tell of a day so early. */
export function openOn({ openFrom }: Pick<Claim, 'openFrom'>, day: CivilDate): bigint {
  const entry = openFrom.findLast(({ from }) => from <= day);
  if (entry === undefined) throw new RangeError(`what was open on ${day} is not told`);
  return entry.openOre;
}

/** The late days through a day at whose ends something was open, cut where it changes and before each of the further days. */
export function lateDays(
  claim: Claim,
  { through, cutBefore = [] }: { through: CivilDate; cutBefore?: readonly CivilDate[] },
): OpenDays[] {
  const first = firstLateDay(claim.dueOn);
  const changes = claim.openFrom.map(({ from }) => from);
  const begins = [...new Set([first, ...changes, ...cutBefore])]
    .filter((day) => day >= first && day <= through)
    .toSorted();
  return begins
    .map((from, nth) => {
      const next = begins[nth + 1];
      return { from, to: next === undefined ? through : addDays(next, -1), openOre: openOn(claim, from) };
    })
    .filter(({ openOre }) => openOre > 0n);
}
