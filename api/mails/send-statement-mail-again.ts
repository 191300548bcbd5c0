import { Debtor } from '../../db/entities/debtor.ts';
import type { StatementMail } from '../../db/entities/statement-mail.ts';
import type { Writing } from '../http/route.ts';
import { postMail } from './post-mail.ts';
import { readdress } from './send-mail-again.ts';

/** Has the mail of a statement of account that was not sent sent again, to the debtor's addresses of today. */
export async function sendStatementMailAgain(writing: Writing, mail: StatementMail): Promise<void> {
  const { em, creditorId } = writing;
  readdress(mail, await em.findOneOrFail(Debtor, { id: mail.debtorId, creditorId }));
  await em.flush();
  await postMail(writing, { id: mail.id, kind: 'statement' });
}
