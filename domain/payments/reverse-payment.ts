import { absoluteOre, compareKeys, isSameCustomer, isSameDay } from './compare-facts.ts';
import { leaveInQueue, NO_CHANGE } from './leave-in-queue.ts';
import type { MatchDecision } from './match-decision.ts';
import type { EarlierPayment, MatchCandidates, PaymentFacts } from './match-facts.ts';
import { isSameMoney } from './suggest-earlier.ts';
import { standingOre, takeBack } from './take-back.ts';

const reverses = { rule: 'reverses_payment' } as const;

/**
 * A charge-back: it takes back the earlier payment of the same payment id, or of the same customer with the same reference and day.
 * One that came before its payment, or whose payment is taken back already, waits for a person.
 * @param payment its amount is below zero
 */
export function reversePayment(payment: PaymentFacts, candidates: MatchCandidates): MatchDecision {
  const amountOre = absoluteOre(payment.amountOre);
  // Where another channel has told of this charge-back, only a payment that this channel told of can still be meant.
  const isTold = candidates.earlier.some((one) => isSameMoney(payment, one));
  const reversible = candidates.earlier.filter(
    (one) =>
      one.kind === 'paid' &&
      isOfPayment(payment, one) &&
      standingOre(one) >= amountOre &&
      (!isTold || one.source === payment.source),
  );
  const whole = reversible.filter((one) => standingOre(one) === amountOre);
  const [best, ...others] = (whole.length > 0 ? whole : reversible).toSorted((one, other) =>
    compareKeys(likelihood(payment, other), likelihood(payment, one)),
  );
  if (best === undefined) return leaveInQueue(payment, { candidates, rule: 'none', outcome: 'unknown' });
  // Payments of one payment id or one record over one amount are alike, whichever is taken back.
  if (!others.every((other) => whole.length > 0 && nameOf(other) === nameOf(best))) {
    return leaveInQueue(payment, { candidates, ...reverses, outcome: 'ambiguous' });
  }
  const taken = takeBack(best, amountOre);
  const reopens = taken.allocations.flatMap(({ collectionId, invoiceId }) =>
    collectionId === null ? [] : [{ collectionId, invoiceId }],
  );
  return { ...NO_CHANGE, ...reverses, ...taken, outcome: 'charged_back', reversesPaymentId: best.id, reopens };
}

function isOfPayment(payment: PaymentFacts, earlier: EarlierPayment): boolean {
  if (payment.paymentId !== null) return payment.paymentId === earlier.paymentId;
  if (!isSameCustomer(payment.customerNumber, earlier.customerNumber)) return false;
  const signs = [agreement(payment.reference, earlier.reference), agreement(payment.statedOn, earlier.statedOn)];
  return signs.includes('same') && !signs.includes('different');
}

function agreement(one: string | null, other: string | null): 'same' | 'different' | 'not_said' {
  if (one === null || other === null) return 'not_said';
  return one.trim() === other.trim() ? 'same' : 'different';
}

/** The same channel and day speak for it, then that its money is not allocated, then that it is the newest. */
function likelihood(payment: PaymentFacts, earlier: EarlierPayment): readonly (string | bigint)[] {
  const isSameChannel = payment.source === earlier.source ? 1n : 0n;
  const isDay = isSameDay(payment, earlier) ? 1n : 0n;
  return [isSameChannel, isDay, earlier.leftOre, earlier.paidOn ?? earlier.bookedOn ?? '', earlier.id];
}

const nameOf = ({ paymentId, reference }: EarlierPayment) => paymentId ?? reference;
