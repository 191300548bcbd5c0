import { loadKeptPdf, storeInvoicePdf } from '../../db/invoices/store-invoice-papers.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { MailedDocument } from '../../documents/render-mail.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { ActivityDependencies } from '../dependencies.ts';

/** The PDF of a document as it was first made; where there is none yet it is made and kept. */
export async function pdfOfDocument(
  em: EntityManager,
  {
    invoiceId,
    creditorId,
    document,
    pdf,
  }: { invoiceId: InvoiceId; creditorId: CreditorId; document: MailedDocument; pdf: ActivityDependencies['pdf'] },
): Promise<Uint8Array> {
  const kept = await loadKeptPdf(em, invoiceId);
  return kept ?? storeInvoicePdf(em, { invoiceId, creditorId, pdf: await pdf.render(document) });
}
