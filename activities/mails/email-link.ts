import { randomUUID } from 'node:crypto';
import { giveLinkToken } from '../../db/people/give-link-token.ts';
import { noteLinkMailSent, noteMailFailure } from '../../db/mails/note-mail-outcome.ts';
import { isQueued } from '../../db/mails/queue-mails.ts';
import { renderLinkMail } from '../../documents/render-link-mail.ts';
import type { OneTimeTokenId } from '../../domain/identifiers/ids.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { composeMail } from './compose-message.ts';
import { isRefusedForGood } from './mailer.ts';
import { type EmailOutcome, outcomeOf, type Tried } from './send-letter.ts';

export interface EmailLinkInput {
  readonly oneTimeTokenId: OneTimeTokenId;
}

/** Where the page takes the token of a link: behind the #, which no browser sends and no log shows. */
const PATHS = { invite: '/invite#', reset: '/reset#', sign_in: '/#sign-in=' } as const;

type Parts = Pick<ActivityDependencies, 'orm' | 'mailer' | 'publicUrl'>;

/**
 * Sends a mail with a link, for a workflow of its own. `queued` where the post office has it. Fails while the mail server is away, with the
 * failure noted where people see it.
 */
export function createEmailLink(parts: Parts) {
  return async function emailLink({ oneTimeTokenId }: EmailLinkInput): Promise<EmailOutcome | 'queued'> {
    if (await isQueued(parts.orm.em.fork(), oneTimeTokenId)) return 'queued';
    return outcomeOf(await tryLinkMail(parts, oneTimeTokenId));
  };
}

/**
 * Sends the mail with an invitation or the way to a new password. Its token is made here and kept nowhere: each try sends another one, and
 * the last that was sent is good.
 */
export async function tryLinkMail({ orm, mailer, publicUrl }: Parts, oneTimeTokenId: OneTimeTokenId): Promise<Tried> {
  const em = orm.em.fork();
  const refuse = async (error: unknown, final: boolean) => noteMailFailure(em, { oneTimeTokenId }, { error, final });
  if (publicUrl === null) {
    await refuse(new Error('PUBLIC_URL of the worker is not set: nobody knows where the link leads'), true);
    return { outcome: 'refused' };
  }
  const link = await giveLinkToken(em, oneTimeTokenId);
  if (link === 'sent') return { outcome: 'sent' };
  if (link === 'over') {
    await refuse(new Error('the link was over before its mail could be sent'), true);
    return { outcome: 'none' };
  }
  const { kind, language, creditor, invitedBy, recipient, token } = link;
  const message = await composeMail({
    mail: renderLinkMail({
      kind: kind === 'invite' ? 'invite' : 'reset',
      language,
      creditorName: creditor.name,
      invitedBy,
      link: `${publicUrl}${PATHS[kind]}${token}`,
    }),
    creditor,
    debtorName: '',
    addressees: { recipient, alsoTo: [], copyTo: [] },
    messageId: `<${randomUUID()}@link.termin>`,
    sender: mailer.sender,
    sentAt: new Date(),
    attachments: [],
  });
  try {
    await mailer.send({ from: mailer.sender ?? creditor.email, to: [recipient], message });
  } catch (error) {
    const final = isRefusedForGood(error);
    await refuse(error, final);
    return final ? { outcome: 'refused' } : { again: error };
  }
  await noteLinkMailSent(em, oneTimeTokenId);
  return { outcome: 'sent' };
}
