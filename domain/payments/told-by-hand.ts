import { addDays, type CivilDate } from '../calendar/calendar.ts';
import type { DebtorId } from '../identifiers/ids.ts';
import { isSameCustomer } from './compare-facts.ts';
import type { CandidateInvoice, EarlierPayment, MatchCandidates, PaymentFacts } from './match-facts.ts';
import { namingOf, namingOfDebtor, payerWordsOf } from './payer-words.ts';
import { standingOre } from './take-back.ts';

/** So many days lie at most between what a person enters and what the bank tells of the same money: a long weekend and a day more. */
const MOST_DAYS_APART = 5;

/** The days on which the same money may have been entered. */
export function daysByHand({ paidOn, bookedOn }: Pick<PaymentFacts, 'paidOn' | 'bookedOn'>): CivilDate[] {
  const told = new Set([paidOn, bookedOn].filter((day) => day !== null));
  const days = [...told].flatMap((day) =>
    Array.from({ length: 2 * MOST_DAYS_APART + 1 }, (_, nth) => addDays(day, nth - MOST_DAYS_APART)),
  );
  return [...new Set(days)];
}

/** Whose a payment is by what it says: by its payment id, its customer number or its payer's words. Empty where it says nothing that is known. */
export function debtorsOf(payment: PaymentFacts, invoices: readonly CandidateInvoice[]): ReadonlySet<DebtorId> {
  const words = payerWordsOf(payment);
  const named = invoices.filter(
    (invoice) =>
      (payment.paymentId !== null && payment.paymentId === invoice.paymentId) ||
      isSameCustomer(payment.customerNumber, invoice.customerNumber) ||
      namingOf(words, invoice) === 'as_written' ||
      (namingOfDebtor(words, invoice) ?? 'by_digits') !== 'by_digits',
  );
  return new Set(named.map(({ debtorId }) => debtorId));
}

/**
 * Whether a person has entered what may be the very same money: of that amount, a few days apart, and of a debtor whom the payment names,
 * or the payment names nobody. What has been taken back is no money any more. What Betalingsservice draws is money of its own. The first entry
 * of the bank is the one that a person has entered: a further equal one is a payment of its own.
 */
export function isHandMoney(payment: PaymentFacts, earlier: EarlierPayment, debtorIds: ReadonlySet<DebtorId>): boolean {
  const { handDebtorId, bookedOn, isToldByBank = false } = earlier;
  return (
    handDebtorId !== null &&
    !isToldByBank &&
    payment.kind === 'paid' &&
    payment.source !== 'bs_automatic' &&
    payment.amountOre === earlier.amountOre &&
    standingOre(earlier) > 0n &&
    bookedOn !== null &&
    daysByHand(payment).includes(bookedOn) &&
    (debtorIds.size === 0 || debtorIds.has(handDebtorId))
  );
}

/** Whether a payment that says whose it is brings what a person has entered already. */
export function isToldByHand(payment: PaymentFacts, { invoices, earlier }: MatchCandidates): boolean {
  if (!earlier.some(({ handDebtorId }) => handDebtorId !== null)) return false;
  const debtorIds = debtorsOf(payment, invoices);
  return debtorIds.size > 0 && earlier.some((one) => isHandMoney(payment, one, debtorIds));
}
