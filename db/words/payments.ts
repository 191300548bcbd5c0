/** `new`: booked, not looked at yet. `waiting`: a part of it, or the news that it is, waits for a person. */
export type PaymentStatus = 'new' | 'waiting' | 'matched' | 'dismissed';

/** How money came that a person has entered. */
export type PaymentMethodByHand = 'transfer' | 'cash' | 'mobilepay' | 'other';

/** What a payment may have to do with, and why: an invoice, or an earlier payment. */
export interface PaymentSuggestion {
  readonly why: string;
  readonly invoiceId: string | null;
  readonly paymentId: string | null;
}
