import { LockMode } from '@mikro-orm/core';
import { Invoice } from '../../db/entities/invoice.ts';
import { InvoiceMail } from '../../db/entities/invoice-mail.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { findMails } from '../mails/find-mails.ts';
import { sendMailAgain } from '../mails/send-mail-again.ts';
import { INVOICE_PARAMS, mailAnswer } from './invoice-fields.ts';

export const resendInvoiceMail = defineRoute({
  method: 'post',
  path: '/v1/invoices/{invoiceId}/mail',
  operationId: 'resendInvoiceMail',
  tag: 'Invoices',
  summary: 'Send a failed mail again',
  description: "To the debtor's address of today: where it was wrong, change the debtor first.",
  access: 'creditor',
  needsTemporal: true,
  status: 202,
  params: INVOICE_PARAMS,
  answer: mailAnswer,
  problems: ['mail_not_failed'],
  async handle({ em, creditorId, params, send }) {
    const { invoiceId } = params;
    const invoice = await em.findOne(Invoice, { id: invoiceId, creditorId });
    const mail = await em.findOne(InvoiceMail, { invoiceId, creditorId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (invoice === null || mail === null) throw notFound();
    if (mail.status !== 'failed') throw new ApiProblem('mail_not_failed', { detail: `The mail is ${mail.status}` });
    await sendMailAgain({ em, creditorId, send }, { debtorId: invoice.debtorId, mail });
    const [answer] = await findMails(em, { creditorId, where: 'm.id = ?', values: [invoiceId], limit: 1 });
    if (answer === undefined) throw notFound();
    return answer;
  },
});
