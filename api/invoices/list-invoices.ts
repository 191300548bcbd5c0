import type { z } from 'zod';
import { andAlso, type Conditions } from '../http/conditions.ts';
import { afterId, afterOrdered, orderedKey, toPage } from '../http/pages.ts';
import { invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { summarize, summarizedPageOf } from '../http/summaries.ts';
import { findInvoices, invoicesToSum } from './find-invoices.ts';
import { invoiceAnswer } from './invoice-fields.ts';
import { invoicesQuery } from './invoices-query.ts';
import { selectInvoices } from './select-invoices.ts';

export const listInvoices = defineRoute({
  method: 'get',
  path: '/v1/invoices',
  operationId: 'listInvoices',
  tag: 'Invoices',
  summary: 'List and search the invoices',
  access: 'creditor',
  status: 200,
  query: invoicesQuery,
  answer: summarizedPageOf(invoiceAnswer, {
    total: 'Of the invoices, less that of credit notes among them',
    open: 'What is still to pay of them',
  }),
  async handle({ em, creditorId, query }) {
    const byDueDate = isByDueDate(query);
    const asked = await selectInvoices(em, { creditorId, query });
    // What is settled lies by its invoice in an index of its own, and the newest of all are none of it.
    const newest = query.paymentStatus === 'settled' ? 'b.invoice_id' : 'i.id';
    const { where, values } = byDueDate
      ? afterDueDate(asked, query)
      : andAlso(asked, [`${newest} < ?`, afterId(query)]);
    const order = byDueDate ? 'b.due_on, b.invoice_id' : `${newest} desc`;
    const invoices = await findInvoices(em, { creditorId, where, values, order, limit: query.limit + 1 });
    const rows = invoices.map((invoice) => {
      return { id: byDueDate ? orderedKey({ value: invoice.dueOn, id: invoice.id }) : invoice.id, invoice };
    });
    const page = toPage(rows, query, ({ invoice }) => invoice);
    if (query.summary !== 'true') return page;
    const sums = ['total', 'open'] as const;
    const select = invoicesToSum(query.paymentStatus);
    return { ...page, summary: await summarize(em, { select, ...asked, sums }) };
  },
});

type Query = z.output<typeof invoicesQuery>;

/** @throws ApiProblem where it is asked for of invoices that nobody has to pay any more. */
function isByDueDate({ sort, paymentStatus }: Query): boolean {
  if (sort !== 'due') return false;
  if (paymentStatus === 'open' || paymentStatus === 'overdue') return true;
  const message = 'By due date are sorted those that are open or overdue: say so by paymentStatus';
  throw invalidField({ path: '/query/sort', code: 'not_sortable', message });
}

function afterDueDate(asked: Conditions, query: Query): Conditions {
  const after = afterOrdered(query, 'date');
  return andAlso(asked, ['(b.due_on, b.invoice_id) > (?, ?)', after?.value, after?.id]);
}
