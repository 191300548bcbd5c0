import { InvoiceMail } from '../../db/entities/invoice-mail.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { mailContents, showMailContents } from '../mails/mail-file.ts';
import { INVOICE_PARAMS } from './invoice-fields.ts';

export const getInvoiceMailContents = defineRoute({
  method: 'get',
  path: '/v1/invoices/{invoiceId}/mail/contents',
  operationId: 'getInvoiceMailContents',
  tag: 'Invoices',
  summary: "Read an invoice's mail: its subject, its text, and what is attached",
  access: 'creditor',
  status: 200,
  params: INVOICE_PARAMS,
  answer: mailContents,
  problems: ['not_rendered_yet'],
  async handle({ em, creditorId, params: { invoiceId } }) {
    const mail = await em.findOne(InvoiceMail, { invoiceId, creditorId });
    if (mail === null) throw notFound();
    return showMailContents(mail.content ?? null);
  },
});
