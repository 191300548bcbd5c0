import { z } from 'zod';
import { DebtorGroup } from '../../../db/entities/debtor-group.ts';
import type { DebtorGroupId } from '../../../domain/identifiers/ids.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../../http/pages.ts';
import { defineRoute } from '../../http/route.ts';
import { debtorGroupAnswer, showDebtorGroup } from './debtor-group-fields.ts';

export const listDebtorGroups = defineRoute({
  method: 'get',
  path: '/v1/debtor-groups',
  operationId: 'listDebtorGroups',
  tag: 'Debtor groups',
  summary: 'List the debtor groups',
  access: 'creditor',
  status: 200,
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(debtorGroupAnswer),
  async handle({ em, creditorId, query }) {
    const after = afterId(query);
    const where = { creditorId, ...(after === null ? {} : { id: { $lt: after as DebtorGroupId } }) };
    const rows = await em.find(DebtorGroup, where, { orderBy: { id: 'desc' }, limit: query.limit + 1 });
    return toPage(rows, query, showDebtorGroup);
  },
});
