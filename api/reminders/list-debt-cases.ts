import { z } from 'zod';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { allOf, type Condition } from '../http/conditions.ts';
import { id } from '../http/fields.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { debtCaseAnswer, findDebtCases } from './debt-case-fields.ts';

type Status = 'open' | 'handed_over' | 'closed';

const WITH_STATUS: Readonly<Record<Status, Condition>> = {
  open: ['k.closed_on is null and k.handed_over_on is null'],
  handed_over: ['k.closed_on is null and k.handed_over_on is not null'],
  closed: ['k.closed_on is not null'],
};

export const listDebtCases = defineRoute({
  method: 'get',
  path: '/v1/debt-cases',
  operationId: 'listDebtCases',
  tag: 'Reminders',
  summary: 'List the cases for collection: debtors who have let the deadline of a notice pass',
  description: 'As CSV it is the file for the collector. Payments still find what they are for.',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    status: debtCaseAnswer.shape.status.optional(),
    debtorId: id<DebtorId>().optional(),
  }),
  answer: pageOf(debtCaseAnswer),
  async handle({ em, creditorId, query }) {
    const asked = allOf([
      ['k.id < ?', afterId(query)],
      query.status !== undefined && WITH_STATUS[query.status],
      ['k.debtor_id = ?', query.debtorId],
    ]);
    const rows = await findDebtCases(em, { creditorId, ...asked, limit: query.limit + 1 });
    return toPage(rows, query, (row) => row);
  },
});
