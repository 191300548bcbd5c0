import type { CollectionId, DebtorId, InvoiceId, PaymentMatchId, PaymentId, PayOutId } from '../identifiers/ids.ts';

/** By what a payment found where it belongs. */
export type MatchRule =
  | 'by_payment_id'
  /** By customer number and reference of a collection. */
  | 'by_collection'
  /** By customer number and an invoice's payment number as the reference. */
  | 'by_reference'
  /** By customer number, payment date and amount of a collection, where the file has no reference that is known. */
  | 'by_customer_and_amount'
  /** A charge-back, by the payment that it takes back. */
  | 'reverses_payment'
  /** The news that no money will come, by the collection. */
  | 'no_money'
  | 'by_person'
  | 'none';

export type MatchOutcome =
  /** All invoices that it is for are paid by it. */
  | 'exact'
  /** Something of them is still open. */
  | 'part'
  /** More than was open: the rest is credit of the debtor. */
  | 'over'
  /** For what is settled already, or money that another channel has told of. */
  | 'double'
  | 'unknown'
  | 'wrong_check_digit'
  /** Its slip names the FI creditor number of somebody else. */
  | 'other_creditor'
  /** It could be more than one, or contradicts what is known. */
  | 'ambiguous'
  | 'charged_back'
  /** Rejected or cancelled: the invoice is open, and Betalingsservice will not draw it. */
  | 'reopened'
  /** No money moved, and nothing was to move. */
  | 'nothing';

export interface Allocation {
  readonly invoiceId: InvoiceId;
  readonly debtorId: DebtorId;
  /** The collection that is paid or charged back; null where the money came another way. */
  readonly collectionId: CollectionId | null;
  /** Øre; below zero where an earlier allocation is taken back. */
  readonly amountOre: bigint;
  /** The match whose allocation is taken back; null for money that comes in. */
  readonly reversesMatchId: PaymentMatchId | null;
}

/** A collection whose invoice is to be paid by slip from now on. */
export interface ReopenedCollection {
  readonly collectionId: CollectionId;
  readonly invoiceId: InvoiceId;
}

/** Why something is suggested, the best reason first. */
export const SUGGESTION_REASONS = [
  /** An earlier payment from another channel that may be the very same money. */
  'same_money',
  /** An earlier payment of the same invoice. */
  'paid_before',
  /** An earlier payment that a charge-back may be about. */
  'may_be_charged_back',
  /** All of the payment id agrees, or all but its check digit. */
  'same_payment_id',
  'same_base',
  /** The payment id was typed without its check digit. */
  'check_digit_left_out',
  /** The payment id with one digit wrong or two swapped, and the amount agrees. */
  'mistyped',
  'same_reference',
  /** The payer has written its number and those of others, and together they come to the amount: all that have this reason are one answer. */
  'named_together',
  /** The payer has written the number. One that is open comes before all other invoices. */
  'named_in_text',
  /** The payer has written the customer number, and that it is one. */
  'customer_in_text',
  'same_customer_and_amount',
  'same_customer',
  /** Digits that the payer has written are those of the invoice or of the customer, and nothing more agrees. */
  'number_in_text',
  /** The payer has written the debtor's name. */
  'name_in_text',
  'same_amount',
] as const;

export type SuggestionReason = (typeof SUGGESTION_REASONS)[number];

/** Something for a person to look at: an invoice, or an earlier payment. */
export interface Suggestion {
  readonly why: SuggestionReason;
  readonly invoiceId: InvoiceId | null;
  readonly receivedPaymentId: PaymentId | null;
}

/** What becomes of a payment. Allocations, credit and what is left always add up to its amount. */
export interface MatchDecision {
  readonly rule: MatchRule;
  readonly outcome: MatchOutcome;
  readonly allocations: readonly Allocation[];
  /** Øre that become credit of the debtor; below zero where a charge-back takes credit back. */
  readonly creditOre: bigint;
  /** Whose credit it is; null where there is none. */
  readonly creditDebtorId: DebtorId | null;
  /** Øre that belong nowhere. Below zero in a charge-back: what it takes off the earlier payment's own left, where it reverses one. */
  readonly leftOre: bigint;
  /** Whether a person has to look at it. */
  readonly waits: boolean;
  /** The earlier payment that is charged back, all or a part of it; null for none. */
  readonly reversesPaymentId: PaymentId | null;
  readonly reopens: readonly ReopenedCollection[];
  /** The pay-out that is paid or refused; left out for none. */
  readonly payOutId?: PayOutId;
  /** For the person, the best first; none where nobody has to look. */
  readonly suggestions: readonly Suggestion[];
}
