import { leaveInQueue, NO_CHANGE } from './leave-in-queue.ts';
import { matchByCollection } from './match-by-collection.ts';
import { matchByPaymentId } from './match-by-payment-id.ts';
import { matchPayOut } from './match-pay-out.ts';
import { matchBySlip } from './match-by-slip.ts';
import { matchBySlipCreditor } from './match-by-slip-creditor.ts';
import type { MatchDecision } from './match-decision.ts';
import type { MatchCandidates, PaymentFacts } from './match-facts.ts';
import { isToldByHand } from './told-by-hand.ts';
import { reopenCollections } from './reopen-collections.ts';
import { reversePayment } from './reverse-payment.ts';

/**
 * Where a payment belongs, or that a person must say so. No money is dropped: what is allocated, what becomes credit and what is left
 * add up to the amount, whatever the payment is. Never more is allocated than is open. Throws on nothing.
 */
export function matchPayment(payment: PaymentFacts, candidates: MatchCandidates): MatchDecision {
  const { kind, amountOre, paymentId } = payment;
  const ofPayOut = matchPayOut(payment, candidates);
  if (ofPayOut !== null) return ofPayOut;
  if (kind === 'rejected' || kind === 'cancelled') return reopenCollections(payment, candidates);
  if (amountOre === 0n) return matchNothing(payment, candidates);
  const ofOther = matchBySlipCreditor(payment, candidates);
  if (ofOther !== null) return ofOther;
  if (kind === 'charged_back' && amountOre < 0n) return reversePayment(payment, candidates);
  // Paid out without having been asked for, or a charge-back that brings money: neither is anything that Termin asks for.
  if (kind === 'charged_back' || amountOre < 0n) {
    return leaveInQueue(payment, { candidates, rule: 'none', outcome: 'unknown' });
  }
  if (isToldByHand(payment, candidates)) {
    return leaveInQueue(payment, { candidates, rule: 'none', outcome: 'double' });
  }
  const bySlip = matchBySlip(payment, candidates);
  if (bySlip !== null) return bySlip;
  return paymentId === null
    ? matchByCollection(payment, candidates)
    : matchByPaymentId(payment, { paymentId, candidates });
}

/** Nothing moved: a person looks at it only where something should have. */
function matchNothing(payment: PaymentFacts, candidates: MatchCandidates): MatchDecision {
  const { statedOre } = payment;
  if (statedOre === null || statedOre === 0n) return { ...NO_CHANGE, rule: 'none', outcome: 'nothing' };
  return leaveInQueue(payment, { candidates, rule: 'none', outcome: 'unknown' });
}
