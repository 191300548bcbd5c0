import { z } from 'zod';
import { SelfCheck } from '../../db/entities/self-check.ts';
import type { SelfCheckId } from '../../domain/identifiers/ids.ts';
import { newestFirst, olderThanCursor, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
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
    const rows = await em.find(SelfCheck, { creditorId, ...olderThanCursor<SelfCheckId>(query) }, newestFirst(query));
    return toPage(rows, query, showSelfCheck);
  },
});
