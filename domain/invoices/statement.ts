import type { CivilDate } from '../calendar/calendar.ts';
import type { Language } from '../calendar/language.ts';
import type { InvoiceId, PaymentId } from '../identifiers/ids.ts';
import type { InvoiceDocument, ReceivableKind } from './invoice.ts';

/**
 * What an entry of a debtor's statement tells of. `reminder`: what one charges; `reminder_waived`: what of that is taken back;
 * `payment_moved`: a payment that was placed with the debtor, and was taken away from there again; `payment_taken_back`: the bank took it back.
 */
export const STATEMENT_KINDS = [
  'invoice',
  'credit_note',
  'reminder',
  'reminder_waived',
  'payment',
  'payment_moved',
  'payment_taken_back',
  'paid_out',
  'written_off',
  'write_off_undone',
] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** What changed the balance of a debtor on a day: an invoice or a payment is one entry, however many postings it took. */
export interface StatementEntry {
  readonly bookedOn: CivilDate;
  readonly kind: StatementKind;
  /** The one invoice or reminder that it is about; null where it is about several or none. */
  readonly invoiceId: InvoiceId | null;
  readonly invoiceNumber: string | null;
  readonly invoiceKind: ReceivableKind | null;
  readonly paymentId: PaymentId | null;
  /** Above zero where the debtor owes more by it. */
  readonly changeOre: bigint;
  /** What the debtor owes after it, less what the debtor has to the good. */
  readonly balanceOre: bigint;
}

/** An invoice or a reminder of which something is still to pay on the statement's last day. */
export interface OpenOnStatement {
  readonly invoiceId: InvoiceId;
  readonly kind: ReceivableKind;
  readonly number: string;
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly totalOre: bigint;
  readonly openOre: bigint;
  /** FI 71, 15 digits: what it is paid by. */
  readonly paymentId: string;
  readonly fiCreditorNumber: string;
  /** The day on which Betalingsservice draws it; null where the debtor pays it by the payment id. */
  readonly collectedOn: CivilDate | null;
}

/** What a debtor owes, less what the debtor has to the good, at both ends of some days, and what is open at their end. */
export interface StatementSums {
  /** Null: from the first entry on. */
  readonly from: CivilDate | null;
  readonly to: CivilDate;
  readonly openingOre: bigint;
  readonly closingOre: bigint;
  /** What the debtor has to the good at the end. */
  readonly creditOre: bigint;
  /** Earliest due date first. */
  readonly open: readonly OpenOnStatement[];
}

/** A statement of account (kontoudtog) as it is printed. */
export interface StatementDocument extends StatementSums {
  readonly kind: 'statement';
  readonly language: Language;
  readonly madeOn: CivilDate;
  readonly creditor: InvoiceDocument['creditor'];
  readonly debtor: InvoiceDocument['debtor'];
  readonly entries: readonly StatementEntry[];
}
