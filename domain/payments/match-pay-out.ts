import { bringsBack, isSameCustomer } from './compare-facts.ts';
import { leaveInQueue, NO_CHANGE } from './leave-in-queue.ts';
import type { MatchDecision } from './match-decision.ts';
import type { MatchCandidates, PaymentFacts } from './match-facts.ts';

const rule = 'by_collection' as const;

/**
 * What becomes of the news of a pay-out, found by its reference and customer number: what was paid out comes off the debtor's credit, and what was
 * refused stays there. News that contradicts what is known waits for a person, and so does money that is told of twice.
 * @returns null where it is about no pay-out
 */
export function matchPayOut(payment: PaymentFacts, candidates: MatchCandidates): MatchDecision | null {
  const payOut = candidates.payOuts?.find(
    ({ reference, customerNumber }) =>
      bringsBack(payment, reference) && isSameCustomer(payment.customerNumber, customerNumber),
  );
  if (payOut === undefined) return null;
  const { payOutId, debtorId, status } = payOut;
  const { kind, amountOre } = payment;
  if (kind === 'rejected' || kind === 'cancelled') {
    if (status === 'paid') return leaveInQueue(payment, { candidates, rule, outcome: 'ambiguous' });
    return { ...NO_CHANGE, rule, outcome: 'nothing', ...(status === 'delivered' ? { payOutId } : {}) };
  }
  if (kind === 'paid' && amountOre < 0n && status === 'delivered') {
    return { ...NO_CHANGE, rule, outcome: 'exact', creditOre: amountOre, creditDebtorId: debtorId, payOutId };
  }
  const outcome = kind === 'paid' && status === 'paid' ? 'double' : 'ambiguous';
  return leaveInQueue(payment, { candidates, rule, outcome });
}
