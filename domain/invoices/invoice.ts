import type { CivilDate } from '../calendar/calendar.ts';
import type { Language } from '../calendar/language.ts';
import type { Period } from '../calendar/period.ts';
import type { ItemId } from '../identifiers/ids.ts';
import type { InvoiceLine } from '../lines/invoice-line.ts';
import type { InvoiceTotals } from '../money/vat-totals.ts';

/** A party as it stands on a document: copied when the invoice is issued, never looked up again. */
export interface Party {
  readonly name: string;
  /** Street, c/o, floor: one to four lines. */
  readonly addressLines: readonly string[];
  readonly postcode: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Danish company number, eight digits; null for a person. */
  readonly cvr: string | null;
}

/** What the debtor is told about paying: a slip to pay by, or the day that Betalingsservice draws the amount. */
export type PaymentInstruction =
  | {
      readonly method: 'fi71';
      /** 15 digits, the last one a check digit. */
      readonly paymentId: string;
      /** The creditor's FI number, eight digits. */
      readonly fiCreditorNumber: string;
      /** What a debtor types into a net bank to sign up, where the creditor has Betalingsservice. */
      readonly signUp: BetalingsserviceNumbers | null;
    }
  | ({ readonly method: 'betalingsservice'; readonly paymentDate: CivilDate } & BetalingsserviceNumbers);

export interface BetalingsserviceNumbers {
  /** The creditor's Betalingsservice number, eight digits. */
  readonly pbsNumber: string;
  /** Betalingsservice's five-digit debitorgruppenummer. */
  readonly bsDebtorGroup: string;
  readonly customerNumber: string;
}

/** A line of an issued document, with the item that it charges; null where it charges none, or was issued before items stood on lines. */
export interface DocumentLine extends InvoiceLine {
  readonly itemId: ItemId | null;
  readonly itemNumber: string | null;
}

/** What the customer's bookkeeping knows a document by, as it stood when it was issued; null where nothing was said. */
export interface DocumentReferences {
  /** The subscription's. */
  readonly subscription: string | null;
  /** Thirteen digits, by which a public authority is found. */
  readonly debtorEan: string | null;
  /** The debtor's own: a department, an order number. */
  readonly debtor: string | null;
}

/** An invoice, or what takes back an invoice or a part of it. Each kind has a series of numbers. */
export type DocumentKind = 'invoice' | 'credit_note';

/** What has a series of numbers, and a row of `invoice`. */
export type Series = DocumentKind | 'reminder';

/** What a debtor pays. */
export const RECEIVABLE_KINDS = ['invoice', 'reminder'] as const satisfies readonly Series[];
export type ReceivableKind = (typeof RECEIVABLE_KINDS)[number];

/**
 * Everything that stands on an issued invoice or credit note. PDF and mail are made from this and from nothing else. The
 * amounts of a credit note are positive: they say what is credited.
 */
export interface InvoiceDocument extends InvoiceTotals {
  readonly kind: DocumentKind;
  readonly number: string;
  readonly language: Language;
  readonly issuedOn: CivilDate;
  /** Does not show on a credit note, which nobody pays. */
  readonly dueOn: CivilDate;
  readonly period: Period;
  readonly creditor: Party & { readonly email: string; readonly phone: string | null };
  readonly debtor: Party & { readonly customerNumber: string };
  readonly references: DocumentReferences;
  readonly lines: readonly DocumentLine[];
  /** The invoice that a credit note takes back, or takes back a part of; null for an invoice. */
  readonly creditsInvoice: { readonly number: string; readonly issuedOn: CivilDate } | null;
  /** Null for a credit note: nothing is paid by it. */
  readonly payment: PaymentInstruction | null;
}
