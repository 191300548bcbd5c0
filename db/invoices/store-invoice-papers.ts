import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/**
 * Keeps an invoice's PDF and its mail's bytes, both or neither, and answers the mail that is kept: the first one stands, so that
 * what was sent once is what is sent ever after.
 */
export async function storeInvoicePapers(
  em: EntityManager,
  {
    invoiceId,
    creditorId,
    pdf,
    message,
  }: { invoiceId: InvoiceId; creditorId: CreditorId; pdf: Uint8Array; message: Uint8Array },
): Promise<Uint8Array> {
  const [kept] = await em.execute<{ content: Uint8Array }[]>(
    `with pdf as (
       insert into invoice_pdf (invoice_id, creditor_id, content) values (?, ?, ?) on conflict (invoice_id) do nothing
     )
     update invoice_mail set content = ? where invoice_id = ? and content is null returning invoice_id`,
    [invoiceId, creditorId, Buffer.from(pdf), Buffer.from(message), invoiceId],
  );
  if (kept !== undefined) return message;
  return loadKeptMessage(em, invoiceId);
}

/** The mail of an invoice as it was composed, byte for byte. */
export async function loadKeptMessage(em: EntityManager, invoiceId: InvoiceId): Promise<Uint8Array> {
  const [kept] = await em.execute<{ content: Uint8Array | null }[]>(
    'select content from invoice_mail where invoice_id = ?',
    [invoiceId],
  );
  if (kept?.content == null) throw new Error(`invoice ${invoiceId} has no mail that was composed`);
  return kept.content;
}

/** An invoice's PDF as it was kept first; null where there is none yet. */
export async function loadKeptPdf(em: EntityManager, invoiceId: InvoiceId): Promise<Uint8Array | null> {
  const [kept] = await em.execute<{ content: Uint8Array }[]>('select content from invoice_pdf where invoice_id = ?', [
    invoiceId,
  ]);
  return kept?.content ?? null;
}

/** Keeps an invoice's PDF and answers the one that is kept: the first one stands. */
export async function storeInvoicePdf(
  em: EntityManager,
  { invoiceId, creditorId, pdf }: { invoiceId: InvoiceId; creditorId: CreditorId; pdf: Uint8Array },
): Promise<Uint8Array> {
  await em.execute(
    'insert into invoice_pdf (invoice_id, creditor_id, content) values (?, ?, ?) on conflict (invoice_id) do nothing',
    [invoiceId, creditorId, Buffer.from(pdf)],
  );
  return (await loadKeptPdf(em, invoiceId)) ?? pdf;
}
