import { defineRoute } from '../http/route.ts';
import { INVOICE_PARAMS, invoiceDetailAnswer } from './invoice-fields.ts';
import { readInvoice } from './read-invoice.ts';

export const getInvoice = defineRoute({
  method: 'get',
  path: '/v1/invoices/{invoiceId}',
  operationId: 'getInvoice',
  tag: 'Invoices',
  summary: 'Read an invoice',
  access: 'creditor',
  status: 200,
  params: INVOICE_PARAMS,
  answer: invoiceDetailAnswer,
  handle: ({ em, creditorId, params }) => readInvoice(em, { creditorId, ...params }),
});
