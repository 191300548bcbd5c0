import { z } from 'zod';
import { Invoice } from '../../db/entities/invoice.ts';
import { allOf } from '../http/conditions.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { INVOICE_PARAMS } from '../invoices/invoice-fields.ts';
import { findMatches } from './find-matches.ts';
import { matchAnswer } from './payment-fields.ts';

export const listInvoiceMatches = defineRoute({
  method: 'get',
  path: '/v1/invoices/{invoiceId}/matches',
  operationId: 'listInvoiceMatches',
  tag: 'Payments',
  summary: 'List what has paid an invoice, and what was taken back or undone',
  access: 'creditor',
  status: 200,
  params: INVOICE_PARAMS,
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(matchAnswer),
  async handle({ em, creditorId, params: { invoiceId }, query }) {
    if ((await em.count(Invoice, { id: invoiceId, creditorId })) === 0) throw notFound();
    const asked = allOf([
      ['m.invoice_id = ?', invoiceId],
      ['m.id < ?', afterId(query)],
    ]);
    const rows = await findMatches(em, { creditorId, ...asked, limit: query.limit + 1 });
    return toPage(rows, query, (row) => row);
  },
});
