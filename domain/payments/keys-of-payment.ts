import type { CivilDate } from '../calendar/calendar.ts';
import { isPaymentId } from '../identifiers/fi71.ts';
import type { PaymentFacts } from './match-facts.ts';
import { nearbyPaymentIds } from './nearby-payment-ids.ts';

/** What a payment names, by which all is found that it could have to do with. */
export interface PaymentKeys {
  /** Its payment id, and those that may be meant where it is typed wrong. */
  readonly paymentIds: readonly string[];
  /** What payment ids are made from, without zeros in front. */
  readonly numbers: readonly string[];
  readonly customer: string | null;
  readonly reference: string | null;
  readonly statedOn: CivilDate | null;
}

const MAX_PAYMENT_NUMBER_DIGITS = 15;
const ID_BASE_DIGITS = 14;

export function keysOfPayment(payment: PaymentFacts): PaymentKeys {
  const { paymentId, statedOn } = payment;
  const reference = bare(payment.reference);
  const numbers = new Set<string>();
  if (reference !== null && /^\d+$/.test(reference) && reference.length <= MAX_PAYMENT_NUMBER_DIGITS) {
    numbers.add(BigInt(reference).toString());
  }
  // Typed wrong: what is meant may be one digit away, or lack its check digit.
  const isWrong = paymentId !== null && !isPaymentId(paymentId);
  if (isWrong && /^\d+$/.test(paymentId)) {
    numbers.add(BigInt(paymentId.slice(0, ID_BASE_DIGITS)).toString()).add(BigInt(paymentId).toString());
  }
  return {
    paymentIds: paymentId === null ? [] : [paymentId, ...(isWrong ? nearbyPaymentIds(paymentId) : [])],
    numbers: [...numbers],
    customer: bare(payment.customerNumber),
    reference,
    statedOn,
  };
}

/** Null where it is blank: nobody is the same as nobody. */
function bare(text: string | null): string | null {
  return text?.trim() || null;
}
