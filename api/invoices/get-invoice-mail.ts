import { Invoice } from '../../db/entities/invoice.ts';
import { InvoiceMail } from '../../db/entities/invoice-mail.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
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
  answer: { contentType: 'message/rfc822' },
  problems: ['not_rendered_yet'],
  async handle({ em, creditorId, params }) {
    const { invoiceId } = params;
    const invoice = await em.findOne(Invoice, { id: invoiceId, creditorId });
    const mail = await em.findOne(InvoiceMail, { invoiceId, creditorId });
    if (invoice === null || mail === null) throw notFound();
    const content = mail.content ?? null;
    if (content === null) throw new ApiProblem('not_rendered_yet');
    return { contentType: 'message/rfc822', fileName: `${invoice.number}.eml`, content, disposition: 'attachment' };
  },
});
