import { isPaymentId } from '../identifiers/fi71.ts';
import { absoluteOre, bringsBack, isSameCustomer, oldestFirst } from './compare-facts.ts';
import { SUGGESTION_REASONS, type Suggestion, type SuggestionReason } from './match-decision.ts';
import type { CandidateInvoice, MatchCandidates, PaymentFacts } from './match-facts.ts';
import { nearbyPaymentIds } from './nearby-payment-ids.ts';

export const MAX_SUGGESTIONS = 5;

/**
 * The invoices that a payment may be for, the likeliest first and each once with the best reason for it: at most five. That a customer
 * or an amount agrees counts for invoices that are open alone.
 */
export function suggestInvoices(payment: PaymentFacts, { invoices }: Pick<MatchCandidates, 'invoices'>): Suggestion[] {
  const reasonOf = reasonsFor(payment, invoices);
  return invoices
    .flatMap((invoice) => {
      const why = reasonOf(invoice);
      return why === null ? [] : [{ invoice, why }];
    })
    .toSorted((one, other) => rankOf(one.why) - rankOf(other.why) || oldestFirst(one.invoice, other.invoice))
    .slice(0, MAX_SUGGESTIONS)
    .map(({ invoice: { invoiceId }, why }) => ({ why, invoiceId, receivedPaymentId: null }));
}

const rankOf = (why: SuggestionReason): number => SUGGESTION_REASONS.indexOf(why);

function reasonsFor(
  payment: PaymentFacts,
  invoices: readonly CandidateInvoice[],
): (invoice: CandidateInvoice) => SuggestionReason | null {
  const nearby = new Set(payment.paymentId === null ? [] : nearbyPaymentIds(payment.paymentId));
  const debtors = new Set(invoices.filter((one) => one.paymentId === payment.paymentId).map((one) => one.debtorId));
  return (invoice) => {
    const isAmount = invoice.openOre > 0n && invoice.openOre === absoluteOre(payment.amountOre);
    const byId = reasonOfId(payment.paymentId, invoice);
    if (byId !== null) return byId;
    if (isAmount && nearby.has(invoice.paymentId)) return 'mistyped';
    if (bringsBack(payment, invoice.paymentNumber.toString()) || payment.reference?.trim() === invoice.number) {
      return 'same_reference';
    }
    if (wordsOf(payment.payerText).has(invoice.number)) return 'named_in_text';
    if (invoice.openOre <= 0n) return null;
    if (debtors.has(invoice.debtorId) || isSameCustomer(payment.customerNumber, invoice.customerNumber)) {
      return isAmount ? 'same_customer_and_amount' : 'same_customer';
    }
    return isAmount ? 'same_amount' : null;
  };
}

function reasonOfId(paymentId: string | null, invoice: CandidateInvoice): SuggestionReason | null {
  if (paymentId === null) return null;
  if (paymentId === invoice.paymentId) return 'same_payment_id';
  if (paymentId.slice(0, -1) === invoice.paymentId.slice(0, -1)) return 'same_base';
  const isLeftOut = !isPaymentId(paymentId) && paymentId === `0${invoice.paymentId.slice(0, -1)}`;
  return isLeftOut ? 'check_digit_left_out' : null;
}

function wordsOf(text: string | null): Set<string> {
  return new Set(text?.split(/[^\p{L}\p{N}-]+/u));
}
