import type { InvoiceDocument } from '../domain/invoices/invoice.ts';
import type { StatementDocument } from '../domain/invoices/statement.ts';
import { renderInvoicePdf } from './render-invoice-pdf.ts';
import { renderStatementPdf } from './render-statement-pdf.ts';

/** All that is printed. */
export type PrintedDocument = InvoiceDocument | StatementDocument;

/** A document as a PDF. @throws as that of its kind */
export const renderPdf = (document: PrintedDocument): Promise<Uint8Array<ArrayBuffer>> =>
  document.kind === 'statement' ? renderStatementPdf(document) : renderInvoicePdf(document);
