import type { InvoiceDocument } from '../domain/invoices/invoice.ts';
import type { LettersDocument } from '../domain/prints/letters.ts';
import type { StatementDocument } from '../domain/invoices/statement.ts';
import type { DebtCaseDocument } from '../domain/reminders/debt-case-document.ts';
import type { ReminderDocument } from '../domain/reminders/reminder-document.ts';
import { renderDebtCasePdf } from './render-debt-case-pdf.ts';
import { renderInvoicePdf } from './render-invoice-pdf.ts';
import { renderLettersPdf } from './render-letters-pdf.ts';
import { renderReminderPdf } from './render-reminder-pdf.ts';
import { renderStatementPdf } from './render-statement-pdf.ts';

/** All that is printed. */
export type PrintedDocument =
  DebtCaseDocument | InvoiceDocument | LettersDocument | ReminderDocument | StatementDocument;

/** A document as a PDF. @throws as that of its kind */
export function renderPdf(document: PrintedDocument): Promise<Uint8Array<ArrayBuffer>> {
  if (document.kind === 'statement') return renderStatementPdf(document);
  if (document.kind === 'debt_case') return renderDebtCasePdf(document);
  if (document.kind === 'letters') return renderLettersPdf(document);
  return document.kind === 'reminder' ? renderReminderPdf(document) : renderInvoicePdf(document);
}
