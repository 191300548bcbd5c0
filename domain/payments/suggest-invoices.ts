import { isPaymentId } from '../identifiers/fi71.ts';
import { absoluteOre, bringsBack, compareKeys, isSameCustomer, oldestFirst } from './compare-facts.ts';
import { SUGGESTION_REASONS, type Suggestion, type SuggestionReason } from './match-decision.ts';
import type { CandidateInvoice, MatchCandidates, PaymentFacts } from './match-facts.ts';
import { nearbyPaymentIds } from './nearby-payment-ids.ts';
import { namedTogether } from './named-together.ts';
import { type Naming, namingOf, namingOfDebtor, payerWordsOf } from './payer-words.ts';

export const MAX_SUGGESTIONS = 5;

/** What is said of a payment where nothing better is known: the oldest invoices of its amount are worth as much. */
const WEAK: readonly SuggestionReason[] = ['number_in_text', 'name_in_text', 'same_amount'];

/** Whether nothing that is suggested is better than that an amount agrees. */
export function isWeak(suggestions: readonly Suggestion[]): boolean {
  return suggestions.every(({ why }) => WEAK.includes(why));
}

/**
 * The invoices that a payment may be for, the likeliest first and each once with the best reason for it: at most five. An open invoice
 * whose number the payer has written comes before all others, as its series writes it before by digits alone; those that are named and together
 * come to the amount are first, however many. That a customer or an amount agrees counts for invoices that are open alone.
 */
export function suggestInvoices(payment: PaymentFacts, { invoices }: Pick<MatchCandidates, 'invoices'>): Suggestion[] {
  const signsOf = signsFor(payment, invoices);
  const together = namedTogether(payment, invoices);
  const first = invoices
    .filter((invoice) => together.has(invoice))
    .toSorted(oldestFirst)
    .map(({ invoiceId }) => ({ why: 'named_together', invoiceId, receivedPaymentId: null }) as const);
  const others = invoices
    .flatMap((invoice) => {
      if (together.has(invoice)) return [];
      const signs = signsOf(invoice);
      const why = reasonOf(payment, invoice, signs);
      return why === null ? [] : [{ invoice, why, keys: [rankOf(why, invoice, signs), -agreeing(signs)] }];
    })
    .toSorted((one, other) => compareKeys(one.keys, other.keys) || oldestFirst(one.invoice, other.invoice))
    .map(({ invoice: { invoiceId }, why }): Suggestion => ({ why, invoiceId, receivedPaymentId: null }));
  return [...first, ...others].slice(0, Math.max(MAX_SUGGESTIONS, first.length));
}

function rankOf(why: SuggestionReason, { openOre }: CandidateInvoice, { number }: Signs): bigint {
  if (why !== 'named_in_text' || openOre <= 0n) return BigInt(SUGGESTION_REASONS.indexOf(why));
  return number === 'as_written' ? -2n : -1n;
}

/** What of an invoice agrees with a payment. */
interface Signs {
  readonly number: Naming | null;
  readonly debtor: ReturnType<typeof namingOfDebtor>;
  /** The file says whose the payment is. */
  readonly isCustomer: boolean;
  readonly isAmount: boolean;
  readonly isNearby: boolean;
  /** An invoice of the same debtor is named as its series writes it: in "F1008 og 1011" the second is named too. */
  readonly isBesideWritten: boolean;
}

const agreeing = ({ number, debtor, isCustomer, isAmount }: Signs): bigint =>
  BigInt([number !== null, debtor !== null, isCustomer, isAmount].filter(Boolean).length);

function signsFor(payment: PaymentFacts, invoices: readonly CandidateInvoice[]): (invoice: CandidateInvoice) => Signs {
  const nearby = new Set(payment.paymentId === null ? [] : nearbyPaymentIds(payment.paymentId));
  const debtors = new Set(invoices.filter((one) => one.paymentId === payment.paymentId).map((one) => one.debtorId));
  const words = payerWordsOf(payment);
  const ofWritten = new Set(
    invoices.filter((one) => namingOf(words, one) === 'as_written').map(({ debtorId }) => debtorId),
  );
  return (invoice) => ({
    number: namingOf(words, invoice),
    debtor: namingOfDebtor(words, invoice),
    isCustomer: debtors.has(invoice.debtorId) || isSameCustomer(payment.customerNumber, invoice.customerNumber),
    isAmount: invoice.openOre > 0n && invoice.openOre === absoluteOre(payment.amountOre),
    isNearby: nearby.has(invoice.paymentId),
    isBesideWritten: ofWritten.has(invoice.debtorId),
  });
}

function reasonOf(payment: PaymentFacts, invoice: CandidateInvoice, signs: Signs): SuggestionReason | null {
  const isOpen = invoice.openOre > 0n;
  // Digits alone may be anything: a date, a street number. With something else that agrees they are the invoice's.
  const isNamed =
    signs.number === 'as_written' || (signs.number === 'by_digits' && (signs.isBesideWritten || agreeing(signs) > 1n));
  if (isNamed && isOpen) return 'named_in_text';
  const byId = reasonOfId(payment.paymentId, invoice);
  if (byId !== null) return byId;
  if (signs.isAmount && signs.isNearby) return 'mistyped';
  if (bringsBack(payment, invoice.paymentNumber.toString()) || payment.reference?.trim() === invoice.number) {
    return 'same_reference';
  }
  if (isNamed) return 'named_in_text';
  return isOpen ? reasonOfOpen(signs) : null;
}

function reasonOfOpen({ number, debtor, isCustomer, isAmount }: Signs): SuggestionReason | null {
  if (debtor === 'by_customer_number') return 'customer_in_text';
  if (isCustomer) return isAmount ? 'same_customer_and_amount' : 'same_customer';
  if (number !== null || debtor === 'by_digits') return 'number_in_text';
  if (debtor === 'by_name') return 'name_in_text';
  return isAmount ? 'same_amount' : null;
}

function reasonOfId(paymentId: string | null, invoice: CandidateInvoice): SuggestionReason | null {
  if (paymentId === null) return null;
  if (paymentId === invoice.paymentId) return 'same_payment_id';
  if (paymentId.slice(0, -1) === invoice.paymentId.slice(0, -1)) return 'same_base';
  const isLeftOut = !isPaymentId(paymentId) && paymentId === `0${invoice.paymentId.slice(0, -1)}`;
  return isLeftOut ? 'check_digit_left_out' : null;
}
