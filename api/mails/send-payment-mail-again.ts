import { Debtor } from '../../db/entities/debtor.ts';
import { Invoice } from '../../db/entities/invoice.ts';
import type { PaymentMail } from '../../db/entities/payment-mail.ts';
import { addresseesOf } from '../../domain/mails/addressees.ts';
import { columnsOf } from '../../db/mails/insert-mail-copy.ts';
import type { Writing } from '../http/route.ts';
import { postMail } from './post-mail.ts';

/**
 * Has a mail that asks for a payment and was not sent sent again, to the debtor's addresses of today. Composed anew: what is open may have
 * changed since. Answers false where there is no address.
 */
export async function sendPaymentMailAgain(writing: Writing, mail: PaymentMail): Promise<boolean> {
  const { em, creditorId } = writing;
  const { debtorId } = await em.findOneOrFail(Invoice, { id: mail.invoiceId, creditorId });
  const debtor = await em.findOneOrFail(Debtor, { id: debtorId, creditorId });
  const { alsoTo, copyTo } = mail;
  const addressees = addresseesOf(debtor) ?? addresseesOf({ email: mail.recipient, alsoTo, copyTo });
  if (addressees === null) return false;
  em.assign(mail, { ...columnsOf(addressees), content: null, taken: [], refused: [], status: 'waiting' });
  await em.flush();
  await postMail(writing, { id: mail.id, kind: 'payment' });
  return true;
}
