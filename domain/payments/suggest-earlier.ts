import type { InvoiceId } from '../identifiers/ids.ts';
import { compareKeys, isSameCustomer, isSameDay } from './compare-facts.ts';
import { SUGGESTION_REASONS, type Suggestion, type SuggestionReason } from './match-decision.ts';
import type { EarlierPayment, MatchCandidates, PaymentFacts } from './match-facts.ts';
import { debtorsOf, isHandMoney } from './told-by-hand.ts';

/** So that an invoice that is paid in many parts leaves room for the other suggestions. */
const MAX_EARLIER = 2;

/** Whether another channel has told of what may be the very same money: payment id, amount and day agree. */
export function isSameMoney(payment: PaymentFacts, earlier: EarlierPayment): boolean {
  return (
    payment.kind === earlier.kind &&
    payment.source !== earlier.source &&
    payment.paymentId !== null &&
    payment.paymentId === earlier.paymentId &&
    payment.amountOre === earlier.amountOre &&
    isSameDay(payment, earlier)
  );
}

/** The earlier payments that a person should compare with, the likeliest first, then the newest: at most two. */
export function suggestEarlier(
  payment: PaymentFacts,
  { invoices, earlier, invoiceIds }: Omit<MatchCandidates, 'collections'> & { invoiceIds: readonly InvoiceId[] },
): Suggestion[] {
  const debtorIds = debtorsOf(payment, invoices);
  return earlier
    .flatMap((one) => {
      const why = isHandMoney(payment, one, debtorIds) ? 'same_money' : reasonOf(payment, one, invoiceIds);
      return why === null ? [] : [{ one, why }];
    })
    .toSorted(
      (a, b) =>
        SUGGESTION_REASONS.indexOf(a.why) - SUGGESTION_REASONS.indexOf(b.why) ||
        compareKeys(keysOf(b.one), keysOf(a.one)),
    )
    .slice(0, MAX_EARLIER)
    .map(({ one, why }) => ({ why, invoiceId: null, receivedPaymentId: one.id }));
}

function reasonOf(
  payment: PaymentFacts,
  earlier: EarlierPayment,
  invoiceIds: readonly InvoiceId[],
): SuggestionReason | null {
  if (isSameMoney(payment, earlier)) return 'same_money';
  if (earlier.kind !== 'paid') return null;
  if (earlier.allocations.some(({ invoiceId }) => invoiceIds.includes(invoiceId))) return 'paid_before';
  const isOfSamePayer =
    (payment.paymentId !== null && payment.paymentId === earlier.paymentId) ||
    isSameCustomer(payment.customerNumber, earlier.customerNumber);
  return payment.amountOre < 0n && isOfSamePayer ? 'may_be_charged_back' : null;
}

const keysOf = ({ paidOn, bookedOn, id }: EarlierPayment): string[] => [paidOn ?? bookedOn ?? '', id];
