import { InvoiceMailCopy } from '../../db/entities/invoice-mail-copy.ts';
import { loadKeptPdf, storeInvoicePdf } from '../../db/invoices/store-invoice-papers.ts';
import { keepMailCopy } from '../../db/mails/insert-mail-copy.ts';
import type { EntityManager } from '../../db/orm.ts';
import { type MailedDocument, renderMail } from '../../documents/render-mail.ts';
import type { MailCopyId } from '../../domain/identifiers/ids.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { composeMessage } from './compose-message.ts';
import { loadMailedDocument } from './load-mailed-document.ts';
import { noteAttempt, type Tried, tryLetter } from './send-letter.ts';

type Parts = Pick<ActivityDependencies, 'orm' | 'pdf' | 'mailer'>;

/**
 * Sends a copy of an invoice's mail, said to be one, with the PDF as it was first made. Composed once and kept: a second try sends the
 * very same bytes, and one that has been sent is not sent again.
 */
export async function tryCopy({ orm, pdf, mailer }: Parts, copyId: MailCopyId): Promise<Tried> {
  const em = orm.em.fork();
  const copy = await em.findOneOrFail(InvoiceMailCopy, { id: copyId });
  if (copy.status === 'sent') return { outcome: 'sent' };
  const message = copy.content ?? (await makeMessage(em, { copy, pdf, sender: mailer.sender }));
  const from = mailer.sender ?? (await creditorEmail(em, copy));
  return noteAttempt(em, { copyId }, await tryLetter(mailer, { from, letter: copy, message }));
}

async function documentOf(em: EntityManager, { invoiceId }: InvoiceMailCopy): Promise<MailedDocument> {
  return (await loadMailedDocument(em, invoiceId)).document;
}

async function creditorEmail(em: EntityManager, copy: InvoiceMailCopy): Promise<string> {
  return (await documentOf(em, copy)).creditor.email;
}

async function makeMessage(
  em: EntityManager,
  { copy, pdf, sender }: { copy: InvoiceMailCopy; pdf: ActivityDependencies['pdf']; sender: string | null },
): Promise<Uint8Array> {
  const { id: copyId, invoiceId, creditorId, messageId, createdAt: sentAt } = copy;
  const document = await documentOf(em, copy);
  const kept =
    (await loadKeptPdf(em, invoiceId)) ??
    (await storeInvoicePdf(em, { invoiceId, creditorId, pdf: await pdf.render(document) }));
  const mail = renderMail(document, { isCopy: true });
  const message = await composeMessage({ document, mail, pdf: kept, addressees: copy, messageId, sender, sentAt });
  return keepMailCopy(em, { copyId, message });
}
