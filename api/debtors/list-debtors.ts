import { z } from 'zod';
import { bareCustomerNumber } from '../../domain/identifiers/customer-number.ts';
import { allOf } from '../http/conditions.ts';
import { email, line } from '../http/fields.ts';
import { afterId, likeAnywhere, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { debtorAnswer } from './debtor-fields.ts';
import { type DebtorRow, SELECT_DEBTORS, showDebtor } from './show-debtor.ts';

export const listDebtors = defineRoute({
  method: 'get',
  path: '/v1/debtors',
  operationId: 'listDebtors',
  tag: 'Debtors',
  summary: 'List and search the debtors',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    q: line(200, 'prøve').optional().meta({ description: 'A part of the name, or the customer number' }),
    email: email().optional(),
  }),
  answer: pageOf(debtorAnswer),
  async handle({ em, creditorId, query }) {
    const { q } = query;
    const { where, values } = allOf([
      ['d.id < ?', afterId(query)],
      q !== undefined && ['(lower(d.name) like ? or d.customer_number = ?)', likeAnywhere(q), bareCustomerNumber(q)],
      ['lower(d.email) = lower(?)', query.email],
    ]);
    const sql = `${SELECT_DEBTORS} where d.creditor_id = ? and ${where} order by d.id desc limit ?`;
    const rows = await em.execute<DebtorRow[]>(sql, [creditorId, ...values, query.limit + 1]);
    return toPage(rows, query, showDebtor);
  },
});
