import { z } from 'zod';
import { SelfCheckFinding } from '../../db/entities/self-check-finding.ts';
import type { FindingId } from '../../domain/identifiers/ids.ts';
import { newestFirst, olderThanCursor, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { withoutUndefined } from '../http/without-undefined.ts';
import { findingAnswer, findingCode, findingStatus, showFinding } from './finding-fields.ts';

export const listFindings = defineRoute({
  method: 'get',
  path: '/v1/findings',
  operationId: 'listFindings',
  tag: 'Self-checks',
  summary: 'List the differences that self-checks have found, newest first',
  access: 'creditor',
  status: 200,
  query: z.strictObject({ ...PAGE_QUERY, status: findingStatus.optional(), code: findingCode.optional() }),
  answer: pageOf(findingAnswer),
  async handle({ em, creditorId, query }) {
    const { status, code } = query;
    const where = {
      creditorId,
      ...withoutUndefined({ status, code }),
      ...olderThanCursor<FindingId>(query),
    };
    const rows = await em.find(SelfCheckFinding, where, newestFirst(query));
    return toPage(rows, query, showFinding);
  },
});
