import { isPaymentId } from '../identifiers/fi71.ts';
import { duesOfSlip } from './dues-of-slip.ts';
import { leaveInQueue } from './leave-in-queue.ts';
import type { MatchDecision } from './match-decision.ts';
import type { MatchCandidates, PaymentFacts } from './match-facts.ts';
import { settleOrAsk } from './settle-or-ask.ts';
import { isSameMoney } from './suggest-earlier.ts';

/**
 * Money that came in by a payment slip. An id whose check digit is wrong is never booked by itself: it could be anybody's. That of a reminder
 * pays what the reminder lists, and then what it charges.
 */
export function matchByPaymentId(
  payment: PaymentFacts,
  { paymentId, candidates }: { paymentId: string; candidates: MatchCandidates },
): MatchDecision {
  if (!isPaymentId(paymentId)) {
    return leaveInQueue(payment, { candidates, rule: 'none', outcome: 'wrong_check_digit' });
  }
  const { slipCreditorNumber } = payment;
  const found = candidates.invoices.filter(
    (one) =>
      one.paymentId === paymentId && (slipCreditorNumber === null || one.fiCreditorNumber === slipCreditorNumber),
  );
  const [invoice] = found;
  if (invoice === undefined) return leaveInQueue(payment, { candidates, rule: 'none', outcome: 'unknown' });
  const rule = 'by_payment_id';
  // One creditor with two FI creditor numbers may have given an id twice.
  if (found.length > 1) return leaveInQueue(payment, { candidates, rule, outcome: 'ambiguous' });
  if (candidates.earlier.some((one) => isSameMoney(payment, one))) {
    return leaveInQueue(payment, { candidates, rule, outcome: 'double', invoiceIds: [invoice.invoiceId] });
  }
  return settleOrAsk(payment, { candidates, rule, dues: duesOfSlip(invoice, candidates) });
}
