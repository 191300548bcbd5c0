import { composeMemberInvoice, type MemberTerms } from './compose-member-invoice.ts';
import type { Period } from './invoice.ts';
import { memberPlans } from './member-plans.ts';
import { type Projectable, type Projected, projectInvoices } from './project-invoices.ts';

/**
 * The coming periods of a group as they are billed to one member, by the same rules as the real run. A period in which the member has no
 * stay is settled as `nothing_due`.
 * @param group with what decides the member's invoices in its facts.
 * @param stays oldest first, over all the periods that are looked at.
 */
export function projectMember(
  group: Projectable,
  { stays, terms, nowMs }: { stays: readonly Period[]; terms: MemberTerms; nowMs: number },
): Generator<Projected> {
  const { schedule, endOn, rules } = group;
  return projectInvoices(
    {
      ...group,
      compose(facts, { plan: { period }, periodIndex: index, billedAtMs }) {
        const within = stays.flatMap(({ from, to }) => {
          const cut = { from: from < period.from ? period.from : from, to: to > period.to ? period.to : to };
          return cut.from > cut.to ? [] : [cut];
        });
        const plans = memberPlans(schedule, { index, stays: within, endOn, rules });
        return composeMemberInvoice(facts, { plans, terms, billedAtMs });
      },
    },
    { nowMs },
  );
}
