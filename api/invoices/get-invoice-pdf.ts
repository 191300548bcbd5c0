import { Invoice } from '../../db/entities/invoice.ts';
import { loadInvoiceDocument } from '../../db/invoices/load-invoice-document.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { INVOICE_PARAMS } from './invoice-fields.ts';
import { keptOrDrawnPdf } from './kept-or-drawn-pdf.ts';

export const getInvoicePdf = defineRoute({
  method: 'get',
  path: '/v1/invoices/{invoiceId}/pdf',
  operationId: 'getInvoicePdf',
  tag: 'Invoices',
  summary: 'Download an invoice as PDF',
  description:
    'As it was first made, byte for byte. It is made with the mail; where there is none, when it is asked for first.',
  access: 'creditor',
  status: 200,
  params: INVOICE_PARAMS,
  answer: { contentType: 'application/pdf' },
  problems: ['not_rendered_yet'],
  async handle({ em, creditorId, params, services }) {
    const { invoiceId } = params;
    const invoice = await em.findOne(Invoice, { id: invoiceId, creditorId });
    if (invoice === null) throw notFound();
    const draw = async () => {
      const loaded = await loadInvoiceDocument(em, invoiceId);
      if (loaded === null) throw notFound();
      return services.pdf.render(loaded.document);
    };
    const content = await keptOrDrawnPdf(em, { creditorId, invoiceId, draw });
    return { contentType: 'application/pdf', fileName: `${invoice.number}.pdf`, content, disposition: 'inline' };
  },
});
