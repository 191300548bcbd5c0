import {
  holdIndexationMail,
  keepIndexationMail,
  loadIndexationNotice,
} from '../../db/indexations/load-indexation-notice.ts';
import { noteMailFailure, noteMailSent } from '../../db/mails/note-mail-outcome.ts';
import type { EntityManager } from '../../db/orm.ts';
import { renderIndexationMail } from '../../documents/render-indexation-mail.ts';
import type { IndexationStepId } from '../../domain/identifiers/ids.ts';
import { composeMail } from '../mails/compose-message.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import type { EmailOutcome } from '../mails/email-invoice.ts';
import { isRefusedForGood } from '../mails/mailer.ts';

export interface EmailIndexationInput {
  readonly stepId: IndexationStepId;
}

/**
 * Sends the mail that announces a yearly step, with old and new prices. Composed once and kept: a second try sends the very same bytes,
 * and one that has been sent is not sent again. The mail is held meanwhile, so that what is being told is neither dropped nor planned anew.
 * `none` where it is not there any more. Fails while the mail server is away, with the failure noted where people see it.
 */
export function createEmailIndexation({ orm, mailer }: Pick<ActivityDependencies, 'orm' | 'mailer'>) {
  return async function emailIndexation({ stepId }: EmailIndexationInput): Promise<EmailOutcome> {
    const em = orm.em.fork();
    const from = await compose(em, { stepId, mailer });
    if (from === null) return 'none';
    const outcome = await em.transactional((held) => sendHeld(held, { stepId, mailer, from }), { clear: true });
    if (typeof outcome === 'string') return outcome;
    const { error } = outcome;
    const final = isRefusedForGood(error);
    await noteMailFailure(em, { stepId }, { error, final });
    if (final) return 'refused';
    throw error;
  };
}

type Sending = EmailIndexationInput & Pick<ActivityDependencies, 'mailer'>;

/** Composes the mail, should it not be kept yet. Answers who sends it; null where the plan has been dropped. */
async function compose(em: EntityManager, { stepId, mailer }: Sending): Promise<string | null> {
  const loaded = await loadIndexationNotice(em, stepId);
  if (loaded === null) return null;
  const { mail, creditor, debtorName, ...notice } = loaded;
  const { recipient, messageId, createdAt: sentAt } = mail;
  const sender = mailer.sender ?? creditor.email;
  if (mail.content !== null) return sender;
  const message = await composeMail({
    mail: renderIndexationMail({ ...notice, creditor, debtorName }),
    creditor,
    debtorName,
    recipient,
    messageId,
    sender: mailer.sender,
    sentAt,
    attachments: [],
  });
  await keepIndexationMail(em, { stepId, messageId, message });
  return sender;
}

async function sendHeld(
  em: EntityManager,
  { stepId, mailer, from }: Sending & { from: string },
): Promise<EmailOutcome | { readonly error: unknown }> {
  const mail = await holdIndexationMail(em, stepId);
  if (mail === null) return 'none';
  const { status, content, recipient } = mail;
  if (status !== 'waiting') return status === 'sent' ? 'sent' : 'refused';
  if (content === null) return { error: new Error(`step ${stepId} has been planned anew: its mail is composed again`) };
  try {
    await mailer.send({ from, to: recipient, message: content });
  } catch (error) {
    return { error };
  }
  await noteMailSent(em, { stepId });
  return 'sent';
}
