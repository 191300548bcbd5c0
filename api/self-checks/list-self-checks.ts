import { z } from 'zod';
import { SelfCheck } from '../../db/entities/self-check.ts';
import type { SelfCheckId } from '../../domain/identifiers/ids.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { selfCheckAnswer, showSelfCheck } from './self-check-fields.ts';

export const listSelfChecks = defineRoute({
  method: 'get',
  path: '/v1/self-checks',
  operationId: 'listSelfChecks',
  tag: 'Self-checks',
  summary: 'List the self-checks, newest first',
  access: 'creditor',
  status: 200,
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(selfCheckAnswer),
  async handle({ em, creditorId, query }) {
    const after = afterId(query);
    const where = { creditorId, ...(after === null ? {} : { id: { $lt: after as SelfCheckId } }) };
    const rows = await em.find(SelfCheck, where, { orderBy: { id: 'desc' }, limit: query.limit + 1 });
    return toPage(rows, query, showSelfCheck);
  },
});
