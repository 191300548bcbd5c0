import type { PaymentId } from '../identifiers/ids.ts';
import { firstOf, leaveInQueue } from './leave-in-queue.ts';
import type { MatchDecision } from './match-decision.ts';
import type { MatchCandidates, PaymentFacts } from './match-facts.ts';

/** All of the payment waits: a person says whether it is the same money as the earlier one, which is shown first. */
export function askWhetherSame(
  payment: PaymentFacts,
  { sameAsId, candidates }: { sameAsId: PaymentId; candidates: MatchCandidates },
): MatchDecision {
  const decision = leaveInQueue(payment, { candidates, rule: 'none', outcome: 'double' });
  const others = decision.suggestions.filter(({ receivedPaymentId }) => receivedPaymentId !== sameAsId);
  const first = { why: 'same_money', invoiceId: null, receivedPaymentId: sameAsId } as const;
  return { ...decision, suggestions: firstOf([first, ...others]) };
}
