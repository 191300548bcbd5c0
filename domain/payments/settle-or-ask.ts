import { NO_CHANGE, suggestionsFor } from './leave-in-queue.ts';
import type { MatchDecision, MatchRule } from './match-decision.ts';
import type { MatchCandidates, PaymentFacts } from './match-facts.ts';
import { type Due, settleDues } from './settle-dues.ts';

/** Settles what the payment is for, and has suggestions where a person has to look at what is left. */
export function settleOrAsk(
  payment: PaymentFacts,
  { candidates, rule, dues }: { candidates: MatchCandidates; rule: MatchRule; dues: readonly Due[] },
): MatchDecision {
  const settlement = settleDues(payment.amountOre, dues);
  const invoiceIds = dues.map(({ invoice }) => invoice.invoiceId);
  const suggestions = settlement.waits ? suggestionsFor(payment, { candidates, invoiceIds }) : [];
  return { ...NO_CHANGE, ...settlement, rule, suggestions };
}
