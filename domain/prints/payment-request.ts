import type { CivilDate } from '../calendar/calendar.ts';
import type { PaymentNumbers } from '../identifiers/fi71.ts';
import type { InvoiceDocument } from '../invoices/invoice.ts';
import type { PaymentMailReason } from '../mails/payment-mail.ts';

/** The letter that asks a debtor to pay what Betalingsservice does not bring of an invoice that the debtor has. */
export interface PaymentRequestDocument extends Pick<InvoiceDocument, 'language' | 'creditor' | 'debtor'> {
  readonly kind: 'payment_request';
  /** The day of its batch. Where the due date lies before it, the debtor is asked to pay at once. */
  readonly issuedOn: CivilDate;
  readonly invoice: InvoiceDocument;
  readonly reason: PaymentMailReason;
  /** The day that the reason is about; null where nobody knows it. */
  readonly happenedOn: CivilDate | null;
  /** What is still to pay of the invoice. */
  readonly amountOre: bigint;
  readonly payBy: PaymentNumbers;
}
