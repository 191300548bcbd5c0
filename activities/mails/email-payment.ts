import { keepPaymentMail, loadPaymentMail, type LoadedPaymentMail } from '../../db/invoices/load-payment-mail.ts';
import { noteMailNotNeeded } from '../../db/mails/note-mail-outcome.ts';
import { isQueued } from '../../db/mails/queue-mails.ts';
import type { EntityManager } from '../../db/orm.ts';
import { renderPaymentMail } from '../../documents/render-payment-mail.ts';
import type { PaymentMailId } from '../../domain/identifiers/ids.ts';
import type { Addressees } from '../../domain/mails/addressees.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import { composeMessage } from './compose-message.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { pdfOfDocument } from './pdf-of-document.ts';
import { type EmailOutcome, noteAttempt, outcomeOf, type Tried, tryLetter } from './send-letter.ts';

export interface EmailPaymentInput {
  readonly paymentMailId: PaymentMailId;
  /** The workflow's clock, epoch ms: whether the due date has passed is seen from here. */
  readonly askedAtMs: number;
}

type Parts = Pick<ActivityDependencies, 'orm' | 'pdf' | 'mailer'>;

/**
 * Sends a mail that asks for a payment, for a workflow of its own. `queued` where the post office has it. Fails while the mail server is away,
 * with the failure noted where people see it.
 */
export function createEmailPayment(parts: Parts) {
  return async function emailPayment(input: EmailPaymentInput): Promise<EmailOutcome | 'queued'> {
    if (await isQueued(parts.orm.em.fork(), input.paymentMailId)) return 'queued';
    return outcomeOf(await tryPaymentMail(parts, input));
  };
}

/**
 * Sends the mail that asks a debtor to pay what Betalingsservice does not bring, with the invoice attached. Composed once and kept: a
 * second try sends the very same bytes, and one that has been sent is not sent again. Where the invoice has been paid in the meantime
 * nothing is sent.
 */
export async function tryPaymentMail(
  { orm, pdf, mailer }: Parts,
  { paymentMailId, askedAtMs }: EmailPaymentInput,
): Promise<Tried> {
  const em = orm.em.fork();
  const loaded = await loadPaymentMail(em, paymentMailId);
  const { mail, document, openOre } = loaded;
  if (mail.status === 'sent') return { outcome: 'sent' };
  if (mail.recipient === null) return { outcome: 'none' };
  if (openOre === 0n) {
    await noteMailNotNeeded(em, paymentMailId);
    return { outcome: mail.taken.length === 0 ? 'none' : 'sent' };
  }
  const { recipient, alsoTo, copyTo, taken, refused } = mail;
  const letter = { recipient, alsoTo, copyTo, taken, refused };
  const sender = mailer.sender;
  const message = mail.content ?? (await makeMessage(em, { loaded, addressees: letter, askedAtMs, pdf, sender }));
  const from = sender ?? document.creditor.email;
  return noteAttempt(em, { paymentMailId }, await tryLetter(mailer, { from, letter, message }));
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
  const message = await composeMessage({
    document,
    mail: renderPaymentMail({ document, reason, happenedOn, amountOre: openOre, payBy, today }),
    pdf: await pdfOfDocument(em, { invoiceId, creditorId, document, pdf }),
    addressees,
    messageId,
    sender,
    sentAt: createdAt,
  });
  return keepPaymentMail(em, { paymentMailId, message, amountOre: openOre });
}
