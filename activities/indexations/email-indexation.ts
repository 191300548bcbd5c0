import { keepIndexationMail, loadIndexationNotice } from '../../db/indexations/load-indexation-notice.ts';
import { noteMailFailure, noteMailSent } from '../../db/mails/note-mail-outcome.ts';
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
 * and one that has been sent is not sent again. Fails while the mail server is away, with the failure noted where people see it.
 */
export function createEmailIndexation({ orm, mailer }: Pick<ActivityDependencies, 'orm' | 'mailer'>) {
  return async function emailIndexation({ stepId }: EmailIndexationInput): Promise<EmailOutcome> {
    const em = orm.em.fork();
    const { mail, creditor, debtorName, ...notice } = await loadIndexationNotice(em, stepId);
    if (mail.status === 'sent') return 'sent';
    const composed = await composeMail({
      mail: renderIndexationMail({ ...notice, creditor, debtorName }),
      creditor,
      debtorName,
      recipient: mail.recipient,
      messageId: mail.messageId,
      sender: mailer.sender,
      sentAt: mail.createdAt,
      attachments: [],
    });
    const message = await keepIndexationMail(em, { stepId, message: composed });
    try {
      await mailer.send({ from: mailer.sender ?? creditor.email, to: mail.recipient, message });
    } catch (error) {
      const final = isRefusedForGood(error);
      await noteMailFailure(em, { stepId }, { error, final });
      if (final) return 'refused';
      throw error;
    }
    await noteMailSent(em, { stepId });
    return 'sent';
  };
}
