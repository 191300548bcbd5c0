import {
  holdIndexationMail,
  keepIndexationMail,
  loadIndexationNotice,
} from '../../db/indexations/load-indexation-notice.ts';
import type { EntityManager } from '../../db/orm.ts';
import { renderIndexationMail } from '../../documents/render-indexation-mail.ts';
import type { IndexationStepId } from '../../domain/identifiers/ids.ts';
import { composeMail } from '../mails/compose-message.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { type Attempt, type EmailOutcome, noteAttempt, outcomeOf, tryLetter } from '../mails/send-letter.ts';

export interface EmailIndexationInput {
  readonly stepId: IndexationStepId;
}

/**
 * Sends the mail that announces a yearly step, with old and new prices. Composed once and kept: a second try sends the very same bytes,
 * and one that has been sent is not sent again. The mail is held meanwhile, so that what is being told is neither dropped nor planned anew.
 * `none` where it is not there any more. Fails while the mail server is away, with the failure noted where people see it.
 */
export function createEmailIndexation({ orm, mailer, seen }: Pick<ActivityDependencies, 'orm' | 'mailer' | 'seen'>) {
  return async function emailIndexation({ stepId }: EmailIndexationInput): Promise<EmailOutcome> {
    const em = orm.em.fork();
    const from = await compose(em, { stepId, mailer });
    if (from === null) return 'none';
    const outcome = await em.transactional((held) => sendHeld(held, { stepId, mailer, from }), { clear: true });
    if (typeof outcome === 'string') {
      if (outcome !== 'none') seen?.({ what: 'mail', kind: 'indexation', outcome });
      return outcome;
    }
    const tried = await noteAttempt(em, { stepId }, outcome);
    seen?.({ what: 'mail', kind: 'indexation', outcome: 'outcome' in tried ? tried.outcome : 'later' });
    return outcomeOf(tried);
  };
}

type Sending = EmailIndexationInput & Pick<ActivityDependencies, 'mailer'>;

/** Composes the mail, should it not be kept yet. Answers who sends it; null where the plan has been dropped. */
async function compose(em: EntityManager, { stepId, mailer }: Sending): Promise<string | null> {
  const loaded = await loadIndexationNotice(em, stepId);
  if (loaded === null) return null;
  const { mail, creditor, debtorName, ...notice } = loaded;
  const { messageId, createdAt: sentAt } = mail;
  const sender = mailer.sender ?? creditor.email;
  if (mail.content !== null) return sender;
  const message = await composeMail({
    mail: renderIndexationMail({ ...notice, creditor, debtorName }),
    creditor,
    debtorName,
    addressees: mail,
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
): Promise<EmailOutcome | Attempt> {
  const mail = await holdIndexationMail(em, stepId);
  if (mail === null) return 'none';
  const { status, content } = mail;
  if (status !== 'waiting') return status === 'sent' ? 'sent' : 'refused';
  if (content === null) {
    const error = new Error(`step ${stepId} has been planned anew: its mail is composed again`);
    return { kind: 'failed', error, isFinal: false };
  }
  const attempt = await tryLetter(mailer, { from, letter: mail, message: content });
  if (attempt.kind === 'failed') return attempt;
  // Told is told: a day on which a step comes into force does not move because one address of several is not reached at once.
  const { taken, refused, deferred } = attempt.answer;
  const answer = { taken, refused: [...refused, ...deferred], deferred: [] };
  return outcomeOf(await noteAttempt(em, { stepId }, { kind: 'answered', answer }));
}
