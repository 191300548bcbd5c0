import { LockMode } from '@mikro-orm/core';
import { Debtor } from '../../db/entities/debtor.ts';
import { Invoice } from '../../db/entities/invoice.ts';
import { InvoiceMailCopy } from '../../db/entities/invoice-mail-copy.ts';
import { InvoiceMail } from '../../db/entities/invoice-mail.ts';
import { insertMailCopy } from '../../db/mails/insert-mail-copy.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { addresseesOf } from '../../domain/mails/addressees.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute, type Writing } from '../http/route.ts';
import { findMails } from '../mails/find-mails.ts';
import { postMail } from '../mails/post-mail.ts';
import { sendMailAgain } from '../mails/send-mail-again.ts';
import { INVOICE_PARAMS, mailAnswer } from './invoice-fields.ts';

export const resendInvoiceMail = defineRoute({
  method: 'post',
  path: '/v1/invoices/{invoiceId}/mail',
  operationId: 'resendInvoiceMail',
  tag: 'Invoices',
  summary: 'Send a mail again: one that has failed, or a copy of one that was sent',
  description:
    "To the debtor's addresses of today: where one was wrong, change the debtor first. A copy says so in its subject and text, has the PDF as it was first made, and is a mail of its own in the list of mails. One at a time.",
  access: 'creditor',
  needsTemporal: true,
  status: 202,
  params: INVOICE_PARAMS,
  answer: mailAnswer,
  problems: ['debtor_without_email', 'mail_not_failed'],
  async handle({ em, creditorId, params, send }) {
    const { invoiceId } = params;
    const invoice = await em.findOne(Invoice, { id: invoiceId, creditorId });
    const mail = await em.findOne(InvoiceMail, { invoiceId, creditorId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (invoice === null || mail === null) throw notFound();
    if (mail.status === 'sent') return sendCopy({ em, creditorId, send }, invoice);
    if (mail.status !== 'failed') throw new ApiProblem('mail_not_failed', { detail: `The mail is ${mail.status}` });
    await sendMailAgain({ em, creditorId, send }, { debtorId: invoice.debtorId, mail });
    return readMail(em, { creditorId, id: invoiceId });
  },
});

/** Has a copy of a mail that was sent sent. @throws ApiProblem 409 where one is under way, or where there is no address. */
async function sendCopy(writing: Writing, { id: invoiceId, debtorId }: Invoice) {
  const { em, creditorId } = writing;
  const addressees = addresseesOf(await em.findOneOrFail(Debtor, { id: debtorId, creditorId }));
  if (addressees === null) {
    throw new ApiProblem('debtor_without_email', { detail: 'Give the debtor an address first, or print the document' });
  }
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
