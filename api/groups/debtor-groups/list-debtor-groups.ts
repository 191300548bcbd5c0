import { z } from 'zod';
import { DebtorGroup } from '../../../db/entities/debtor-group.ts';
import type { DebtorGroupId } from '../../../domain/identifiers/ids.ts';
import { newestFirst, olderThanCursor, PAGE_QUERY, pageOf, toPage } from '../../http/pages.ts';
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
    const rows = await em.find(
      DebtorGroup,
      { creditorId, ...olderThanCursor<DebtorGroupId>(query) },
      newestFirst(query),
    );
    return toPage(rows, query, showDebtorGroup);
  },
});
