import { loadInvoiceDocument, type LoadedInvoice } from '../../db/invoices/load-invoice-document.ts';
import type { EntityManager } from '../../db/orm.ts';
import { loadKeptMessage, storeInvoicePapers } from '../../db/invoices/store-invoice-papers.ts';
import { renderInvoiceMail } from '../../documents/render-invoice-mail.ts';
import type { InvoiceId, MailCopyId } from '../../domain/identifiers/ids.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { composeMessage } from './compose-message.ts';
import { emailCopy } from './email-copy.ts';
import { noteAttempt, tryLetter } from './send-letter.ts';

export interface EmailInvoiceInput {
  readonly invoiceId: InvoiceId;
  /** The copy that is to be sent instead of the invoice's own mail. */
  readonly copyId?: MailCopyId;
}

/** `refused`: the mail server said no for good, and trying again would not help. `none`: the debtor gets no mail. */
export type EmailOutcome = 'sent' | 'refused' | 'none';

/**
 * Renders the invoice's PDF and mail once, keeps both, and sends the mail. A second try sends the very same bytes, so that a
 * receiver recognises it by its Message-ID; one that has been sent is not sent again. Fails while the mail server is away, with
 * the failure noted where people see it.
 */
export function createEmailInvoice({ orm, pdf, mailer }: Pick<ActivityDependencies, 'orm' | 'pdf' | 'mailer'>) {
  return async function emailInvoice({ invoiceId, copyId }: EmailInvoiceInput): Promise<EmailOutcome> {
    if (copyId !== undefined) return emailCopy({ orm, pdf, mailer }, copyId);
    const em = orm.em.fork();
    const invoice = await loadInvoiceDocument(em, invoiceId);
    if (invoice === null) throw new Error(`there is no invoice ${invoiceId}`);
    const { document, mail } = invoice;
    if (mail === null) return 'none';
    if (mail.status === 'sent') return 'sent';
    const kept = mail.hasContent ? await loadKeptMessage(em, invoiceId) : null;
    const message = kept ?? (await makePapers(em, { invoiceId, invoice, mail, pdf, sender: mailer.sender }));
    const from = mailer.sender ?? document.creditor.email;
    return noteAttempt(em, { invoiceId }, await tryLetter(mailer, { from, letter: mail, message }));
  };
}

/** Makes PDF and message and keeps both; where another try was quicker, answers what that one kept. */
async function makePapers(
  em: EntityManager,
  {
    invoiceId,
    invoice: { creditorId, document },
    mail: { messageId, createdAt, ...addressees },
    pdf,
    sender,
  }: {
    invoiceId: InvoiceId;
    invoice: LoadedInvoice;
    mail: NonNullable<LoadedInvoice['mail']>;
    pdf: ActivityDependencies['pdf'];
    sender: string | null;
  },
): Promise<Uint8Array> {
  const pdfContent = await pdf.render(document);
  const mail = renderInvoiceMail(document);
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
