import { leaveInQueue } from './leave-in-queue.ts';
import type { MatchDecision } from './match-decision.ts';
import type { MatchCandidates, PaymentFacts } from './match-facts.ts';

/**
 * A payment slip is two numbers: the payment id is that of the creditor whose FI creditor number stands beside it. Where that is somebody
 * else's, no invoice of this creditor is meant, whatever its payment id, and none is suggested.
 * @returns null where the slip is the creditor's own, or does not say whose it is
 */
export function matchBySlipCreditor(payment: PaymentFacts, candidates: MatchCandidates): MatchDecision | null {
  const { slipCreditorNumber, paymentId } = payment;
  if (slipCreditorNumber === null) return null;
  const ofId = candidates.invoices.filter((invoice) => invoice.paymentId === paymentId);
  if (ofId.some(({ fiCreditorNumber }) => fiCreditorNumber === slipCreditorNumber)) return null;
  const isOther =
    candidates.fiCreditorNumber === undefined
      ? ofId.length > 0
      : candidates.fiCreditorNumber.trim() !== slipCreditorNumber;
  if (!isOther && ofId.length === 0) return null;
  const others = { ...candidates, invoices: [] };
  return leaveInQueue(payment, { candidates: others, rule: 'none', outcome: isOther ? 'other_creditor' : 'unknown' });
}
