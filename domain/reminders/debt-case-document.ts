import type { CivilDate } from '../calendar/calendar.ts';
import type { Language } from '../calendar/language.ts';
import type { InvoiceDocument } from '../invoices/invoice.ts';
import type { DocumentDelivery } from '../mails/document-delivery.ts';
import type { ReminderDocument } from './reminder-document.ts';
import type { DebtorKind } from './reminder-words.ts';

/** An invoice of a case, with what is open of it now. */
export interface InvoiceOfCase {
  readonly document: InvoiceDocument;
  readonly openOre: bigint;
  /** Whether it is held back or disputed today: then the case is not handed over. */
  readonly holdback: 'held' | 'disputed' | null;
  readonly creditNotes: readonly InvoiceDocument[];
}

/** A letter about a case: the notice, or another about one of the same invoices. */
export interface LetterOfCase {
  readonly document: ReminderDocument;
  /** What is open now of what it charges; null where that is no part of the case: its notice does not list the letter. */
  readonly openOre: bigint | null;
  /** How it went to the debtor and when; null where it has not. `address` of a mail alone. */
  readonly went: { readonly by: DocumentDelivery; readonly on: CivilDate; readonly address: string | null } | null;
}

/** A case for collection as a collector gets it: what is owed of it on a day, and the documents that show it. */
export interface DebtCaseDocument {
  readonly kind: 'debt_case';
  readonly language: Language;
  readonly madeOn: CivilDate;
  readonly creditor: InvoiceDocument['creditor'];
  readonly fiCreditorNumber: string;
  /** IBANs of the creditor's accounts. */
  readonly accounts: readonly string[];
  readonly debtor: InvoiceDocument['debtor'] & { readonly email: string | null };
  readonly debtorKind: DebtorKind;
  /** The notice before collection first, then the others, newest last. */
  readonly letters: readonly [LetterOfCase, ...LetterOfCase[]];
  /** Those of which something is open, in the order of the notice. */
  readonly invoices: readonly InvoiceOfCase[];
}
