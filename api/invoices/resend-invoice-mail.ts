import { LockMode } from '@mikro-orm/core';
import { Debtor } from '../../db/entities/debtor.ts';
import { Invoice } from '../../db/entities/invoice.ts';
import { InvoiceMail } from '../../db/entities/invoice-mail.ts';
import { mailWorkflowId } from '../../workflows/mail.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { findMails } from '../mails/find-mails.ts';
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
    const debtor = await em.findOneOrFail(Debtor, { id: invoice.debtorId, creditorId });
    const recipient = debtor.email ?? mail.recipient;
    // What was composed names the old address: it was never taken, and is composed anew.
    if (recipient !== mail.recipient) em.assign(mail, { recipient, content: null });
    em.assign(mail, { status: 'waiting' });
    await em.flush();
    await send({ kind: 'send_mail', creditorId, workflowId: mailWorkflowId(invoiceId), payload: { invoiceId } });
    const [answer] = await findMails(em, { creditorId, where: 'm.invoice_id = ?', values: [invoiceId], limit: 1 });
    if (answer === undefined) throw notFound();
    return answer;
  },
});
