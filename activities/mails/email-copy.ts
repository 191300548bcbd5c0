import { InvoiceMailCopy } from '../../db/entities/invoice-mail-copy.ts';
import { loadInvoiceDocument } from '../../db/invoices/load-invoice-document.ts';
import { loadKeptPdf, storeInvoicePdf } from '../../db/invoices/store-invoice-papers.ts';
import { keepMailCopy } from '../../db/mails/insert-mail-copy.ts';
import { noteMailFailure, noteMailSent } from '../../db/mails/note-mail-outcome.ts';
import type { EntityManager } from '../../db/orm.ts';
import { renderInvoiceMail } from '../../documents/render-invoice-mail.ts';
import type { MailCopyId } from '../../domain/identifiers/ids.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { composeMessage } from './compose-message.ts';
import { isRefusedForGood } from './mailer.ts';

type Parts = Pick<ActivityDependencies, 'orm' | 'pdf' | 'mailer'>;

/**
 * Sends a copy of an invoice's mail, said to be one, with the PDF as it was first made. Composed once and kept: a second try sends the
 * very same bytes, and one that has been sent is not sent again. Fails while the mail server is away, with the failure noted.
 */
export async function emailCopy({ orm, pdf, mailer }: Parts, copyId: MailCopyId): Promise<'sent' | 'refused'> {
  const em = orm.em.fork();
  const copy = await em.findOneOrFail(InvoiceMailCopy, { id: copyId });
  if (copy.status === 'sent') return 'sent';
  const { recipient } = copy;
  const message = copy.content ?? (await makeMessage(em, { copy, pdf, sender: mailer.sender }));
  try {
    await mailer.send({ from: mailer.sender ?? (await creditorEmail(em, copy)), to: recipient, message });
  } catch (error) {
    const final = isRefusedForGood(error);
    await noteMailFailure(em, { copyId }, { error, final });
    if (final) return 'refused';
    throw error;
  }
  await noteMailSent(em, { copyId });
  return 'sent';
}

async function documentOf(em: EntityManager, { id, invoiceId }: InvoiceMailCopy) {
  const invoice = await loadInvoiceDocument(em, invoiceId);
  if (invoice === null) throw new Error(`copy ${id} has no invoice`);
  return invoice.document;
}

async function creditorEmail(em: EntityManager, copy: InvoiceMailCopy): Promise<string> {
  return (await documentOf(em, copy)).creditor.email;
}

async function makeMessage(
  em: EntityManager,
  { copy, pdf, sender }: { copy: InvoiceMailCopy; pdf: ActivityDependencies['pdf']; sender: string | null },
): Promise<Uint8Array> {
  const { id: copyId, invoiceId, creditorId, messageId, recipient, createdAt: sentAt } = copy;
  const document = await documentOf(em, copy);
  const kept =
    (await loadKeptPdf(em, invoiceId)) ??
    (await storeInvoicePdf(em, { invoiceId, creditorId, pdf: await pdf.render(document) }));
  const mail = renderInvoiceMail(document, { isCopy: true });
  const message = await composeMessage({ document, mail, pdf: kept, recipient, messageId, sender, sentAt });
  return keepMailCopy(em, { copyId, message });
}
