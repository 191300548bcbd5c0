import { Invoice } from '../../db/entities/invoice.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { resendMail } from '../mails/resend-mail.ts';
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
    if (invoice === null) throw notFound();
    return resendMail({ em, creditorId, send }, { invoiceId, debtorId: invoice.debtorId });
  },
});
