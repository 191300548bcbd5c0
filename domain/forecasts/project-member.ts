import { chargeMember, type MemberTerms } from '../groups/charge-member.ts';
import type { Period } from '../calendar/period.ts';
import { memberPlans } from '../groups/member-plans.ts';
import { periodIndexOf } from '../subscriptions/periods.ts';
import { type Projectable, type Projected, projectInvoices } from './project-invoices.ts';
import type { Reckoning } from './reckoning.ts';
import type { Moment } from '../calendar/wake-up.ts';

/**
 * The coming periods of a group as they are billed to one member, by the same rules as the real run. A period in which the member has no
 * stay is settled as `nothing_due`.
 * @param group with what decides the member's invoices in its facts.
 * @param stays oldest first, over all the periods that are looked at.
 */
export function projectMember(
  group: Projectable,
  { stays, terms, now, reckoning }: { stays: readonly Period[]; terms: MemberTerms; now: Moment; reckoning: Reckoning },
): Generator<Projected> {
  const { schedule, endOn, rules } = group;
  const charge: Reckoning['charge'] = (facts, { plan: { period }, issuedOn }) => {
    const index = periodIndexOf(schedule, period.from);
    const plans = memberPlans(schedule, { index, stays: daysWithin(stays, period), endOn, rules });
    return chargeMember(facts, { plans, terms, issuedOn });
  };
  return projectInvoices(group, { now, reckoning: { ...reckoning, charge } });
}

function daysWithin(stays: readonly Period[], period: Period): Period[] {
  return stays.flatMap((stay) => {
    const from = stay.from < period.from ? period.from : stay.from;
    const to = stay.to > period.to ? period.to : stay.to;
    return from > to ? [] : [{ from, to }];
  });
}
