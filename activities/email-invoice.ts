import { Context } from '@temporalio/activity';
import { InvoiceMail } from '../db/entities/invoice-mail.ts';
import { loadInvoiceDocument } from '../db/load-invoice-document.ts';
import { noteMailFailure, noteMailSent } from '../db/note-mail-outcome.ts';
import type { EntityManager } from '../db/orm.ts';
import { storeInvoicePapers } from '../db/store-invoice-papers.ts';
import { renderInvoiceMail } from '../documents/render-invoice-mail.ts';
import type { InvoiceId } from '../domain/ids.ts';
import type { InvoiceDocument } from '../domain/invoice.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { composeMessage } from './compose-message.ts';
import { isRefusedForGood } from './mailer.ts';

export interface EmailInvoiceInput {
  readonly invoiceId: InvoiceId;
}

/** `refused`: the mail server said no for good, and trying again would not help. `none`: the debtor gets no mail. */
export type EmailOutcome = 'sent' | 'refused' | 'none';

/**
 * Renders the invoice's PDF and mail once, keeps both, and sends the mail. A second try sends the very same bytes, so that a
 * receiver recognises it by its Message-ID; one that has been sent is not sent again. Fails while the mail server is away, with
 * the failure noted where people see it.
 */
export function createEmailInvoice({ orm, pdf, mailer }: Pick<ActivityDependencies, 'orm' | 'pdf' | 'mailer'>) {
  return async function emailInvoice({ invoiceId }: EmailInvoiceInput): Promise<EmailOutcome> {
    const em = orm.em.fork();
    const mail = await em.findOne(InvoiceMail, { invoiceId });
    if (mail === null) return 'none';
    if (mail.status === 'sent') return 'sent';
    const document = await loadInvoiceDocument(em, invoiceId);
    if (document === null) throw new Error(`there is no invoice ${invoiceId}`);
    const message = mail.content ?? (await makePapers(em, { invoiceId, mail, document, pdf, sender: mailer.sender }));
    Context.current().heartbeat();
    try {
      await mailer.send({ from: mailer.sender ?? document.creditor.email, to: mail.recipient, message });
    } catch (error) {
      const final = isRefusedForGood(error);
      await noteMailFailure(em, { invoiceId, error, final });
      if (final) return 'refused';
      throw error;
    }
    await noteMailSent(em, invoiceId);
    return 'sent';
  };
}

/** Makes PDF and message and keeps both; where another try was quicker, answers what that one kept. */
async function makePapers(
  em: EntityManager,
  {
    invoiceId,
    mail,
    document,
    pdf,
    sender,
  }: {
    invoiceId: InvoiceId;
    mail: InvoiceMail;
    document: InvoiceDocument;
    pdf: ActivityDependencies['pdf'];
    sender: string | null;
  },
): Promise<Uint8Array> {
  const pdfContent = await pdf.render(document);
  const message = await composeMessage({
    document,
    mail: renderInvoiceMail(document),
    pdf: pdfContent,
    recipient: mail.recipient,
    messageId: mail.messageId,
    sender,
    sentAt: mail.createdAt,
  });
  return storeInvoicePapers(em, { invoiceId, creditorId: mail.creditorId, pdf: pdfContent, message });
}
