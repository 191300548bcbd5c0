import { noteMailFailure, noteWebhookNoticeSent } from '../../db/mails/note-mail-outcome.ts';
import type { WebhookNoticeId } from '../../domain/identifiers/ids.ts';
import type { MailStatus } from '../../db/words/mails.ts';
import { renderWebhookMail, type WebhookNoticeWords } from '../../documents/render-webhook-mail.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { composeMail } from './compose-message.ts';
import { isRefusedForGood } from './mailer.ts';
import type { Tried } from './send-letter.ts';

type Notice = WebhookNoticeWords & {
  readonly recipient: string;
  readonly messageId: string;
  readonly status: MailStatus;
  readonly createdAt: string;
  readonly email: string;
};

const LOAD = `
select n.url, n.reason, n.recipient, n.message_id "messageId", n.status, n.created_at "createdAt", c.name "creditorName", c.email
from webhook_notice n join creditor c on c.id = n.creditor_id where n.id = ?`;

/** Sends the mail that tells a creditor that an endpoint was switched off. `none` where the endpoint is gone, and the notice with it. */
export async function tryWebhookNotice(
  { orm, mailer }: Pick<ActivityDependencies, 'orm' | 'mailer'>,
  webhookNoticeId: WebhookNoticeId,
): Promise<Tried> {
  const em = orm.em.fork();
  const [notice] = await em.execute<Notice[]>(LOAD, [webhookNoticeId]);
  if (notice === undefined) return { outcome: 'none' };
  if (notice.status === 'sent') return { outcome: 'sent' };
  const { creditorName, email, recipient, messageId, createdAt, ...words } = notice;
  const message = await composeMail({
    mail: renderWebhookMail({ ...words, creditorName }),
    creditor: { name: creditorName, email },
    debtorName: creditorName,
    addressees: { recipient, alsoTo: [], copyTo: [] },
    messageId,
    sender: mailer.sender,
    sentAt: new Date(createdAt),
    attachments: [],
  });
  try {
    await mailer.send({ from: mailer.sender ?? email, to: [recipient], message });
  } catch (error) {
    const final = isRefusedForGood(error);
    await noteMailFailure(em, { webhookNoticeId }, { error, final });
    return final ? { outcome: 'refused' } : { again: error };
  }
  await noteWebhookNoticeSent(em, webhookNoticeId);
  return { outcome: 'sent' };
}
