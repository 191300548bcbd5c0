import { type CivilDate, addDays } from '../calendar/calendar.ts';
import { type Claim, lateDays } from './claim.ts';

/**
 * The first day of the connected period of arrears that the day lies in: from it on, something of the debtor's was late at the end of each
 * day. Null where nothing is late. Fees and the compensation are counted by it: renteloven § 9 b(2).
 * @throws RangeError where a claim does not tell what was open
 */
export function arrearsFrom(claims: readonly Claim[], day: CivilDate): CivilDate | null {
  const latestFirst = claims
    .flatMap((claim) => lateDays(claim, { through: day }))
    .toSorted((one, other) => (one.to < other.to ? 1 : -1));
  const afterwards = addDays(day, 1);
  let first = afterwards;
  for (const { from, to } of latestFirst) {
    if (to < addDays(first, -1)) break;
    if (from < first) first = from;
  }
  return first === afterwards ? null : first;
}
