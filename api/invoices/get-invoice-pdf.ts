import { Invoice } from '../../db/entities/invoice.ts';
import { InvoicePdf } from '../../db/entities/invoice-pdf.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { INVOICE_PARAMS } from './invoice-fields.ts';

export const getInvoicePdf = defineRoute({
  method: 'get',
  path: '/v1/invoices/{invoiceId}/pdf',
  operationId: 'getInvoicePdf',
  tag: 'Invoices',
  summary: 'Download an invoice as PDF',
  description: 'As it was first made, byte for byte. It is made with the mail.',
  access: 'creditor',
  status: 200,
  params: INVOICE_PARAMS,
  answer: { contentType: 'application/pdf' },
  problems: ['not_rendered_yet'],
  async handle({ em, creditorId, params }) {
    const { invoiceId } = params;
    const invoice = await em.findOne(Invoice, { id: invoiceId, creditorId });
    if (invoice === null) throw notFound();
    const pdf = await em.findOne(InvoicePdf, { invoiceId, creditorId });
    if (pdf === null) throw new ApiProblem('not_rendered_yet');
    const { content } = pdf;
    return { contentType: 'application/pdf', fileName: `${invoice.number}.pdf`, content, disposition: 'inline' };
  },
});
