import { Creditor } from '../../db/entities/creditor.ts';
import { StatementMail } from '../../db/entities/statement-mail.ts';
import { loadStatementDocument, MAX_PRINTED_ENTRIES } from '../../db/invoices/load-statement-document.ts';
import { keepStatementMail } from '../../db/mails/insert-statement-mails.ts';
import { noteMailFailure } from '../../db/mails/note-mail-outcome.ts';
import type { EntityManager } from '../../db/orm.ts';
import { renderStatementMail } from '../../documents/render-statement-mail.ts';
import { STATEMENT_WORDS } from '../../documents/statement-words.ts';
import type { StatementMailId } from '../../domain/identifiers/ids.ts';
import type { Addressees } from '../../domain/mails/addressees.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { composeMail } from './compose-message.ts';
import { noteAttempt, type Tried, tryLetter } from './send-letter.ts';

type Parts = Pick<ActivityDependencies, 'orm' | 'pdf' | 'mailer'>;

/**
 * Sends a statement of account, its PDF attached. Composed once and kept: a second try sends the very same bytes, and one that has been sent
 * is not sent again. One of more entries than are printed is not sent, which is noted where people see it.
 */
export async function tryStatementMail({ orm, pdf, mailer }: Parts, statementMailId: StatementMailId): Promise<Tried> {
  const em = orm.em.fork();
  const mail = await em.findOneOrFail(StatementMail, { id: statementMailId });
  const { recipient, alsoTo, copyTo, taken, refused } = mail;
  if (mail.status === 'sent') return { outcome: 'sent' };
  if (recipient === null) return { outcome: 'none' };
  const letter = { recipient, alsoTo, copyTo, taken, refused };
  const message = mail.content ?? (await makeMessage(em, { mail, addressees: letter, pdf, sender: mailer.sender }));
  if (message === null) {
    const error = `more than ${MAX_PRINTED_ENTRIES} entries are not printed: send it for fewer days`;
    await noteMailFailure(em, { statementMailId }, { error, final: true });
    return { outcome: 'refused' };
  }
  const from = mailer.sender ?? (await em.findOneOrFail(Creditor, { id: mail.creditorId })).email;
  return noteAttempt(em, { statementMailId }, await tryLetter(mailer, { from, letter, message }));
}

/** Composes the message and keeps it; where another try was quicker, answers what that one kept. Null where it cannot be printed. */
async function makeMessage(
  em: EntityManager,
  {
    mail,
    addressees,
    pdf,
    sender,
  }: { mail: StatementMail; addressees: Addressees; pdf: ActivityDependencies['pdf']; sender: string | null },
): Promise<Uint8Array | null> {
  const { id: statementMailId, creditorId, debtorId, fromOn: from, toOn: to, madeOn, messageId } = mail;
  const document = await loadStatementDocument(em, { span: { creditorId, debtorId, from, to }, madeOn });
  if (document === null) return null;
  const { language, creditor, debtor } = document;
  const message = await composeMail({
    mail: renderStatementMail(document),
    creditor,
    debtorName: debtor.name,
    addressees,
    messageId,
    sender,
    sentAt: mail.createdAt,
    attachments: [
      {
        filename: `${STATEMENT_WORDS[language].fileName}-${debtor.customerNumber}-${to}.pdf`,
        content: Buffer.from(await pdf.render(document)),
        contentType: 'application/pdf',
      },
    ],
  });
  return keepStatementMail(em, { statementMailId, message });
}
