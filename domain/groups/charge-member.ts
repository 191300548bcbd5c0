import type { CivilDate } from '../calendar/calendar.ts';
import { type BillableLine, chargeLines } from '../lines/charge-lines.ts';
import {
  type BillingFacts,
  type Charged,
  chargePeriod,
  type NothingDue,
  sumLines,
} from '../invoices/compose-invoice.ts';
import { divideHalfAwayFromZero, MICRO } from '../money/decimal.ts';
import { spanOf } from './member-plans.ts';
import type { PeriodPlan } from '../subscriptions/plan-period.ts';

/** What a member of a group has of their own; null for what all have. */
export interface MemberTerms {
  /** Millionths; multiplies the quantity of each standing line. */
  readonly quantityMicro: bigint | null;
  /** Millionths of a per cent, off what the line's own discount leaves. */
  readonly discountPercentMicro: bigint | null;
}

/**
 * What a member of a group is charged for a period, by the same rules as a subscription on one debtor. The group's standing lines are
 * charged on the member's terms, once for each plan; one-off lines are the member's own.
 * @param plans as `memberPlans` gives them; none where the member has no day in the period.
 */
export function chargeMember(
  { lines: given, language }: Pick<BillingFacts, 'lines' | 'language'>,
  { plans, terms, issuedOn }: { plans: readonly PeriodPlan[]; terms: MemberTerms; issuedOn: CivilDate },
): Charged | NothingDue {
  const [first] = plans;
  if (first === undefined) return { nothingDue: 'nothing_due' };
  const lines = given.map((line) => onTerms(line, terms));
  if (plans.length === 1) {
    const charged = chargePeriod({ lines, language }, { plan: first, issuedOn });
    // The group as a whole has lines: where a member has none, nobody need look at it.
    return 'obstacle' in charged ? { nothingDue: 'nothing_due' } : charged;
  }
  const how = { issuedOn, language };
  const standing = lines.filter(({ kind }) => kind === 'standing');
  const oneOff = lines.filter(({ kind }) => kind === 'one_off');
  const charged = [
    ...plans.flatMap((plan) => chargeLines(standing, { plan, ...how })),
    ...chargeLines(oneOff, { plan: { ...first, period: spanOf(plans) }, ...how }),
  ];
  return charged.length === 0 ? { nothingDue: 'nothing_due' } : sumLines(charged, language);
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
