import { Invoice } from '../../db/entities/invoice.ts';
import { InvoiceMail } from '../../db/entities/invoice-mail.ts';
import { loadInvoiceDocument } from '../../db/invoices/load-invoice-document.ts';
import { loadKeptPdf, storeInvoicePdf } from '../../db/invoices/store-invoice-papers.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { INVOICE_PARAMS } from './invoice-fields.ts';

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
      if ((await em.count(InvoiceMail, { invoiceId, creditorId })) > 0) throw new ApiProblem('not_rendered_yet');
      return storeInvoicePdf(em, { invoiceId, creditorId, pdf: await services.pdf.render(loaded.document) });
    };
    const content = (await loadKeptPdf(em, invoiceId)) ?? (await draw());
    return { contentType: 'application/pdf', fileName: `${invoice.number}.pdf`, content, disposition: 'inline' };
  },
});
