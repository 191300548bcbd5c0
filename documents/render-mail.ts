import type { InvoiceDocument } from '../domain/invoices/invoice.ts';
import type { ReminderDocument } from '../domain/reminders/reminder-document.ts';
import { type InvoiceMailContent, renderInvoiceMail } from './render-invoice-mail.ts';
import { renderReminderMail } from './render-reminder-mail.ts';

/** All that is mailed with its PDF. */
export type MailedDocument = InvoiceDocument | ReminderDocument;

/** The mail of a document. @param isCopy whether it was mailed before @throws as that of its kind */
export const renderMail = (document: MailedDocument, how: { isCopy?: boolean } = {}): InvoiceMailContent =>
  document.kind === 'reminder' ? renderReminderMail(document, how) : renderInvoiceMail(document, how);
