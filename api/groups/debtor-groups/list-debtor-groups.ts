import { raw } from '@mikro-orm/core';
import { z } from 'zod';
import { DebtorGroup } from '../../../db/entities/debtor-group.ts';
import type { DebtorGroupId } from '../../../domain/identifiers/ids.ts';
import { line } from '../../http/fields.ts';
import { likeAnywhere, newestFirst, olderThanCursor, PAGE_QUERY, pageOf, toPage } from '../../http/pages.ts';
import { defineRoute } from '../../http/route.ts';
import { debtorGroupAnswer, showDebtorGroup } from './debtor-group-fields.ts';

export const listDebtorGroups = defineRoute({
  method: 'get',
  path: '/v1/debtor-groups',
  operationId: 'listDebtorGroups',
  tag: 'Debtor groups',
  summary: 'List and search the debtor groups',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    q: line(200, 'opgang').optional().meta({ description: 'A part of the name' }),
  }),
  answer: pageOf(debtorGroupAnswer),
  async handle({ em, creditorId, query }) {
    const where = {
      creditorId,
      ...olderThanCursor<DebtorGroupId>(query),
      ...(query.q === undefined ? {} : isGroupLike(query.q)),
    };
    const rows = await em.find(DebtorGroup, where, newestFirst(query));
    return toPage(rows, query, showDebtorGroup);
  },
});

const isGroupLike = (q: string) => ({ [raw((alias) => `lower(${alias}.name)`)]: { $like: likeAnywhere(q) } });
