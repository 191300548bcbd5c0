import { type BillableLine, chargeLines } from './charge-lines.ts';
import {
  type ComposedInvoice,
  composeInvoice,
  composeLines,
  type InvoiceFacts,
  type NothingDue,
  type Obstacle,
} from './compose-invoice.ts';
import { divideHalfAwayFromZero, MICRO } from './decimal.ts';
import { spanOf } from './member-plans.ts';
import type { PeriodPlan } from './plan-period.ts';
import { civilDateAt } from './wake-up.ts';

/** What a member of a group has of their own; null for what all have. */
export interface MemberTerms {
  /** Millionths; multiplies the quantity of each standing line. */
  readonly quantityMicro: bigint | null;
  /** Millionths of a per cent, off what the line's own discount leaves. */
  readonly discountPercentMicro: bigint | null;
}

/**
 * What the invoice of a member of a group says for a period, by the same rules as that of a subscription on one debtor. The group's
 * standing lines are charged on the member's terms, once for each plan; one-off lines are the member's own.
 * @param plans at least one, as `memberPlans` gives them.
 */
export function composeMemberInvoice(
  facts: InvoiceFacts,
  { plans, terms, billedAtMs }: { plans: readonly PeriodPlan[]; terms: MemberTerms; billedAtMs: number },
): ComposedInvoice | NothingDue | { readonly obstacle: Obstacle } {
  const [first] = plans;
  const lines = facts.lines.map((line) => onTerms(line, terms));
  if (first === undefined || lines.length === 0) return { nothingDue: 'nothing_due' };
  if (plans.length === 1) return composeInvoice({ ...facts, lines }, { plan: first, billedAtMs });
  const how = { issuedOn: civilDateAt({ epochMs: billedAtMs, zone: facts.timeZone }), language: facts.language };
  const standing = lines.filter(({ kind }) => kind === 'standing');
  const oneOff = lines.filter(({ kind }) => kind === 'one_off');
  const charged = [
    ...plans.flatMap((plan) => chargeLines(standing, { plan, ...how })),
    ...chargeLines(oneOff, { plan: { ...first, period: spanOf(plans) }, ...how }),
  ];
  if (charged.length === 0) return { nothingDue: 'nothing_due' };
  return composeLines(facts, { lines: charged, billedAtMs });
}

function onTerms(line: BillableLine, { quantityMicro, discountPercentMicro }: MemberTerms): BillableLine {
  if (line.kind === 'one_off' || (quantityMicro === null && discountPercentMicro === null)) return line;
  return {
    ...line,
    quantityMicro:
      quantityMicro === null ? line.quantityMicro : divideHalfAwayFromZero(line.quantityMicro * quantityMicro, MICRO),
    furtherPercentMicro: discountPercentMicro ?? 0n,
  };
}
