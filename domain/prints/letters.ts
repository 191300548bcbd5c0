import type { InvoiceDocument } from '../invoices/invoice.ts';
import type { StatementDocument } from '../invoices/statement.ts';
import type { ReminderDocument } from '../reminders/reminder-document.ts';
import type { PaymentRequestDocument } from './payment-request.ts';
import type { PriceStepDocument } from './price-step.ts';

/** Marks at the edge of a letter that say where it is folded: none, once for a C5 envelope, or twice for an M65 one. */
export const LETTER_MARKS = ['none', 'c5', 'm65'] as const;

export type LetterMarks = (typeof LETTER_MARKS)[number];

/** As many as one batch holds: some seconds of drawing, and a file of a few megabytes. */
export const MAX_LETTERS = 500;

/** What is printed as a letter for a window envelope. */
export type LetterDocument =
  InvoiceDocument | ReminderDocument | PaymentRequestDocument | PriceStepDocument | StatementDocument;

/** Letters that are printed together. */
export interface LettersDocument {
  readonly kind: 'letters';
  readonly number: number;
  readonly marks: LetterMarks;
  readonly letters: readonly LetterDocument[];
}
