import { LockMode } from '@mikro-orm/core';
import { Debtor } from '../../db/entities/debtor.ts';
import { InvoiceMailCopy } from '../../db/entities/invoice-mail-copy.ts';
import { InvoiceMail } from '../../db/entities/invoice-mail.ts';
import { insertMailCopy } from '../../db/mails/insert-mail-copy.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { addresseesOf } from '../../domain/mails/addressees.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import type { Writing } from '../http/route.ts';
import { findMails } from './find-mails.ts';
import { postMail } from './post-mail.ts';
import { sendMailAgain } from './send-mail-again.ts';

/** What is mailed again: an invoice, a credit note or a reminder. */
interface Mailed {
  readonly invoiceId: InvoiceId;
  readonly debtorId: DebtorId;
}

/**
 * Has the mail of a document sent again where it has failed, or a copy of it where it was sent, and answers that mail.
 * @throws ApiProblem 404 where it has no mail; 409 where one is under way, or where there is no address.
 */
export async function resendMail(writing: Writing, mailed: Mailed) {
  const { em, creditorId } = writing;
  const { invoiceId, debtorId } = mailed;
  const mail = await em.findOne(InvoiceMail, { invoiceId, creditorId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (mail === null) throw notFound();
  if (mail.status === 'sent') return sendCopy(writing, mailed);
  if (mail.status !== 'failed') throw new ApiProblem('mail_not_failed', { detail: `The mail is ${mail.status}` });
  await sendMailAgain(writing, { debtorId, mail });
  return readMail(em, { creditorId, id: invoiceId });
}

async function sendCopy(writing: Writing, { invoiceId, debtorId }: Mailed) {
  const { em, creditorId } = writing;
  const addressees = addresseesOf(await em.findOneOrFail(Debtor, { id: debtorId, creditorId }));
  if (addressees === null) throw new ApiProblem('debtor_without_email');
  if ((await em.count(InvoiceMailCopy, { creditorId, invoiceId, status: 'waiting' })) > 0) {
    throw new ApiProblem('mail_not_failed', { detail: 'A copy of the mail is waiting' });
  }
  const copyId = await insertMailCopy(em, { creditorId, invoiceId, addressees });
  await postMail(writing, { id: copyId, kind: 'copy' });
  return readMail(em, { creditorId, id: copyId });
}

async function readMail(em: EntityManager, { creditorId, id }: { creditorId: CreditorId; id: string }) {
  const [answer] = await findMails(em, { creditorId, where: 'm.id = ?', values: [id], limit: 1 });
  if (answer === undefined) throw notFound();
  return answer;
}
