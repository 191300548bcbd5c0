import { z } from 'zod';
import { Invoice } from '../../db/entities/invoice.ts';
import { notFound } from '../http/problem.ts';
import { allOf } from '../http/conditions.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { findInvoices } from './find-invoices.ts';
import { INVOICE_PARAMS, invoiceAnswer } from './invoice-fields.ts';

export const listCreditNotes = defineRoute({
  method: 'get',
  path: '/v1/invoices/{invoiceId}/credit-notes',
  operationId: 'listCreditNotes',
  tag: 'Invoices',
  summary: 'List the credit notes of an invoice',
  access: 'creditor',
  status: 200,
  params: INVOICE_PARAMS,
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(invoiceAnswer),
  async handle({ em, creditorId, params: { invoiceId }, query }) {
    if ((await em.count(Invoice, { id: invoiceId, creditorId })) === 0) throw notFound();
    const asked = allOf([
      ['i.credits_invoice_id = ?', invoiceId],
      ['i.id < ?', afterId(query)],
    ]);
    const rows = await findInvoices(em, { creditorId, ...asked, limit: query.limit + 1 });
    return toPage(rows, query, (row) => row);
  },
});
