import { Invoice } from '../../db/entities/invoice.ts';
import { InvoiceMail } from '../../db/entities/invoice-mail.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { mailFile, MAIL_PART } from '../mails/mail-file.ts';
import { INVOICE_PARAMS } from './invoice-fields.ts';

export const getInvoiceMail = defineRoute({
  method: 'get',
  path: '/v1/invoices/{invoiceId}/mail',
  operationId: 'getInvoiceMail',
  tag: 'Invoices',
  summary: "Download an invoice's mail as it is sent",
  access: 'creditor',
  status: 200,
  params: INVOICE_PARAMS,
  query: MAIL_PART,
  answer: { contentType: 'message/rfc822' },
  problems: ['not_rendered_yet'],
  async handle({ em, creditorId, params, query }) {
    const { invoiceId } = params;
    const invoice = await em.findOne(Invoice, { id: invoiceId, creditorId });
    const mail = await em.findOne(InvoiceMail, { invoiceId, creditorId });
    if (invoice === null || mail === null) throw notFound();
    return mailFile({ content: mail.content ?? null, name: invoice.number, part: query.part });
  },
});
