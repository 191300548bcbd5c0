import { columnsOf } from '../../db/mails/insert-mail-copy.ts';
import { Debtor } from '../../db/entities/debtor.ts';
import type { InvoiceMailCopy } from '../../db/entities/invoice-mail-copy.ts';
import type { InvoiceMail } from '../../db/entities/invoice-mail.ts';
import type { StatementMail } from '../../db/entities/statement-mail.ts';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { addresseesOf, areSameAddressees, type MailAddresses } from '../../domain/mails/addressees.ts';
import type { Writing } from '../http/route.ts';
import { postMail } from './post-mail.ts';

/** Has a mail that was not sent sent again, to the debtor's addresses of today. */
export async function sendMailAgain(
  writing: Writing,
  { debtorId, mail }: { debtorId: DebtorId; mail: InvoiceMail },
): Promise<void> {
  const { em, creditorId } = writing;
  const debtor = await em.findOneOrFail(Debtor, { id: debtorId, creditorId });
  readdress(mail, debtor);
  await em.flush();
  await postMail(writing, { id: mail.invoiceId, kind: 'invoice' });
}

/**
 * Lays a mail that was not sent ready for whom its debtor names today; where that is nobody it goes where it was to go. The server is asked
 * for all of them anew.
 */
export function readdress(mail: InvoiceMail | InvoiceMailCopy | StatementMail, debtor: MailAddresses): void {
  const { recipient: email, alsoTo, copyTo } = mail;
  const before = addresseesOf({ email, alsoTo, copyTo });
  const addressees = addresseesOf(debtor) ?? before;
  if (addressees === null) return;
  // What was composed names the old addresses: it was never taken, and is composed anew.
  const content = before !== null && areSameAddressees(addressees, before) ? mail.content : null;
  Object.assign(mail, columnsOf(addressees), { content, taken: [], refused: [], status: 'waiting' });
}
