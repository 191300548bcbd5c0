import { keepPaymentMail, loadPaymentMail, type LoadedPaymentMail } from '../../db/invoices/load-payment-mail.ts';
import { noteMailNotNeeded } from '../../db/mails/note-mail-outcome.ts';
import type { EntityManager } from '../../db/orm.ts';
import { loadKeptPdf, storeInvoicePdf } from '../../db/invoices/store-invoice-papers.ts';
import { renderPaymentMail } from '../../documents/render-payment-mail.ts';
import type { PaymentMailId } from '../../domain/identifiers/ids.ts';
import type { Addressees } from '../../domain/mails/addressees.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import { composeMessage } from './compose-message.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import type { EmailOutcome } from './email-invoice.ts';
import { noteAttempt, tryLetter } from './send-letter.ts';

export interface EmailPaymentInput {
  readonly paymentMailId: PaymentMailId;
  /** The workflow's clock, epoch ms: whether the due date has passed is seen from here. */
  readonly askedAtMs: number;
}

type Parts = Pick<ActivityDependencies, 'orm' | 'pdf' | 'mailer'>;

/**
 * Sends the mail that asks a debtor to pay what Betalingsservice does not bring, with the invoice attached. Composed once and kept: a
 * second try sends the very same bytes, and one that has been sent is not sent again. Where the invoice has been paid in the meantime
 * nothing is sent. Fails while the mail server is away, with the failure noted where people see it.
 */
export function createEmailPayment({ orm, pdf, mailer }: Parts) {
  return async function emailPayment({ paymentMailId, askedAtMs }: EmailPaymentInput): Promise<EmailOutcome> {
    const em = orm.em.fork();
    const loaded = await loadPaymentMail(em, paymentMailId);
    const { mail, document, openOre } = loaded;
    if (mail.status === 'sent') return 'sent';
    if (mail.recipient === null) return 'none';
    if (openOre === 0n) {
      await noteMailNotNeeded(em, paymentMailId);
      return mail.taken.length === 0 ? 'none' : 'sent';
    }
    const { recipient, alsoTo, copyTo, taken, refused } = mail;
    const letter = { recipient, alsoTo, copyTo, taken, refused };
    const sender = mailer.sender;
    const message = mail.content ?? (await makeMessage(em, { loaded, addressees: letter, askedAtMs, pdf, sender }));
    const from = sender ?? document.creditor.email;
    return noteAttempt(em, { paymentMailId }, await tryLetter(mailer, { from, letter, message }));
  };
}

/** Composes the message and keeps it; where another try was quicker, answers what that one kept. */
async function makeMessage(
  em: EntityManager,
  {
    loaded: { mail, document, timeZone, payBy, openOre, happenedOn },
    addressees,
    askedAtMs,
    pdf,
    sender,
  }: {
    loaded: LoadedPaymentMail;
    addressees: Addressees;
    askedAtMs: number;
    pdf: ActivityDependencies['pdf'];
    sender: string | null;
  },
): Promise<Uint8Array> {
  const { id: paymentMailId, invoiceId, creditorId, messageId, reason, createdAt } = mail;
  const today = civilDateAt({ epochMs: askedAtMs, zone: timeZone });
  const invoicePdf =
    (await loadKeptPdf(em, invoiceId)) ??
    (await storeInvoicePdf(em, { invoiceId, creditorId, pdf: await pdf.render(document) }));
  const message = await composeMessage({
    document,
    mail: renderPaymentMail({ document, reason, happenedOn, amountOre: openOre, payBy, today }),
    pdf: invoicePdf,
    addressees,
    messageId,
    sender,
    sentAt: createdAt,
  });
  return keepPaymentMail(em, { paymentMailId, message, amountOre: openOre });
}
