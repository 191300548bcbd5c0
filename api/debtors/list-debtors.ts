import { z } from 'zod';
import { bareCustomerNumber } from '../../domain/identifiers/customer-number.ts';
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
    const conditions = ['d.creditor_id = ?'];
    const values: unknown[] = [creditorId];
    const add = (condition: string, ...given: unknown[]) => {
      conditions.push(condition);
      values.push(...given);
    };
    const after = afterId(query);
    if (after !== null) add('d.id < ?', after);
    if (query.q !== undefined) {
      add('(lower(d.name) like ? or d.customer_number = ?)', likeAnywhere(query.q), bareCustomerNumber(query.q));
    }
    if (query.email !== undefined) add('lower(d.email) = lower(?)', query.email);
    const rows = await em.execute<DebtorRow[]>(
      `${SELECT_DEBTORS} where ${conditions.join(' and ')} order by d.id desc limit ?`,
      [...values, query.limit + 1],
    );
    return toPage(rows, query, showDebtor);
  },
});
