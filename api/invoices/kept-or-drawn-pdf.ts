import { InvoiceMail } from '../../db/entities/invoice-mail.ts';
import { loadKeptPdf, storeInvoicePdf } from '../../db/invoices/store-invoice-papers.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { ApiProblem } from '../http/problem.ts';

/**
 * The PDF of a document as it was first made; one that goes without a mail is made when it is asked for first.
 * @throws ApiProblem 404 where its mail is to make it and has not yet
 */
export async function keptOrDrawnPdf(
  em: EntityManager,
  { creditorId, invoiceId, draw }: { creditorId: CreditorId; invoiceId: InvoiceId; draw: () => Promise<Uint8Array> },
): Promise<Uint8Array> {
  const kept = await loadKeptPdf(em, invoiceId);
  if (kept !== null) return kept;
  if ((await em.count(InvoiceMail, { invoiceId, creditorId })) > 0) throw new ApiProblem('not_rendered_yet');
  return storeInvoicePdf(em, { invoiceId, creditorId, pdf: await draw() });
}
