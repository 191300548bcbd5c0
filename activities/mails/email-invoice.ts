import { Creditor } from '../../db/entities/creditor.ts';
import type { EntityManager } from '../../db/orm.ts';
import { loadKeptMessage, storeInvoicePapers } from '../../db/invoices/store-invoice-papers.ts';
import { isQueued } from '../../db/mails/queue-mails.ts';
import { withdrawLetter } from '../../db/reminders/withdraw-letters.ts';
import type { MailToCompose } from '../../db/mails/mail-to-compose.ts';
import { type MailedDocument, renderMail } from '../../documents/render-mail.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import type { CreditorId, InvoiceId, MailCopyId } from '../../domain/identifiers/ids.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { composeMessage } from './compose-message.ts';
import { tryCopy } from './email-copy.ts';
import { loadMailedDocument } from './load-mailed-document.ts';
import { type EmailOutcome, noteAttempt, outcomeOf, type Tried, tryLetter } from './send-letter.ts';

export interface EmailInvoiceInput {
  readonly invoiceId: InvoiceId;
  /** The copy that is to be sent instead of the invoice's own mail. */
  readonly copyId?: MailCopyId;
}

type Parts = Pick<ActivityDependencies, 'orm' | 'pdf' | 'mailer'>;

/**
 * Sends an invoice's mail, or a copy of it, for a workflow of the mail's own or of a version before the post office was. `queued` where the
 * post office has it. Fails while the mail server is away, with the failure noted where people see it.
 */
export function createEmailInvoice(parts: Parts) {
  return async function emailInvoice({ invoiceId, copyId }: EmailInvoiceInput): Promise<EmailOutcome | 'queued'> {
    if (await isQueued(parts.orm.em.fork(), copyId ?? invoiceId)) return 'queued';
    return outcomeOf(
      await (copyId === undefined ? tryInvoiceMail(parts, { invoiceId, nowMs: null }) : tryCopy(parts, copyId)),
    );
  };
}

/**
 * Renders the PDF and the mail of an invoice, a credit note or a reminder once, keeps both, and sends the mail. A second try sends the very same bytes, so that a
 * receiver recognises it by its Message-ID; one that has been sent is not sent again. A reminder that nobody has yet is not sent where all that it
 * lists has been paid meanwhile: then it is withdrawn with what it charges.
 * @param nowMs the post office's clock, epoch ms; null for a mail that is no business of the post office, as no reminder's is.
 */
export async function tryInvoiceMail(
  { orm, pdf, mailer }: Parts,
  { invoiceId, nowMs }: { invoiceId: InvoiceId; nowMs: number | null },
): Promise<Tried> {
  const em = orm.em.fork();
  const { creditorId, document, mail } = await loadMailedDocument(em, invoiceId);
  if (mail === null || mail.status === 'not_needed') return { outcome: 'none' };
  if (mail.status === 'sent') return { outcome: 'sent' };
  if (document.kind === 'reminder' && mail.taken.length === 0 && nowMs !== null) {
    const { timeZone: zone } = await em.findOneOrFail(Creditor, { id: creditorId });
    const on = civilDateAt({ epochMs: nowMs, zone });
    if (await withdrawLetter(em, { creditorId, reminderId: invoiceId, on })) return { outcome: 'none' };
  }
  const kept = mail.hasContent ? await loadKeptMessage(em, invoiceId) : null;
  const message = kept ?? (await makePapers(em, { invoiceId, creditorId, document, mail, pdf, sender: mailer.sender }));
  const from = mailer.sender ?? document.creditor.email;
  return noteAttempt(em, { invoiceId }, await tryLetter(mailer, { from, letter: mail, message }));
}

/** Makes PDF and message and keeps both; where another try was quicker, answers what that one kept. */
async function makePapers(
  em: EntityManager,
  {
    invoiceId,
    creditorId,
    document,
    mail: { messageId, createdAt, ...addressees },
    pdf,
    sender,
  }: {
    invoiceId: InvoiceId;
    creditorId: CreditorId;
    document: MailedDocument;
    mail: MailToCompose;
    pdf: ActivityDependencies['pdf'];
    sender: string | null;
  },
): Promise<Uint8Array> {
  const pdfContent = await pdf.render(document);
  const mail = renderMail(document);
  const message = await composeMessage({
    document,
    mail,
    pdf: pdfContent,
    addressees,
    messageId,
    sender,
    sentAt: createdAt,
  });
  return storeInvoicePapers(em, { invoiceId, creditorId, pdf: pdfContent, message });
}
