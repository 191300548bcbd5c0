import { InvoiceMailCopy } from '../../db/entities/invoice-mail-copy.ts';
import { keepMailCopy } from '../../db/mails/insert-mail-copy.ts';
import type { EntityManager } from '../../db/orm.ts';
import { type MailedDocument, renderMail } from '../../documents/render-mail.ts';
import type { MailCopyId } from '../../domain/identifiers/ids.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { composeMessage } from './compose-message.ts';
import { loadMailedDocument } from './load-mailed-document.ts';
import { pdfOfDocument } from './pdf-of-document.ts';
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
  const { document } = await loadMailedDocument(em, copy.invoiceId);
  const message = copy.content ?? (await makeMessage(em, { copy, document, pdf, sender: mailer.sender }));
  const from = mailer.sender ?? document.creditor.email;
  return noteAttempt(em, { copyId }, await tryLetter(mailer, { from, letter: copy, message }));
}

async function makeMessage(
  em: EntityManager,
  {
    copy,
    document,
    pdf,
    sender,
  }: { copy: InvoiceMailCopy; document: MailedDocument; pdf: ActivityDependencies['pdf']; sender: string | null },
): Promise<Uint8Array> {
  const { id: copyId, invoiceId, creditorId, messageId, createdAt: sentAt } = copy;
  const kept = await pdfOfDocument(em, { invoiceId, creditorId, document, pdf });
  const mail = renderMail(document, { isCopy: true });
  const message = await composeMessage({ document, mail, pdf: kept, addressees: copy, messageId, sender, sentAt });
  return keepMailCopy(em, { copyId, message });
}
