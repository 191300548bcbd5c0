import { z } from 'zod';
import { ApiKey } from '../../db/entities/api-key.ts';
import type { ApiKeyId } from '../../domain/identifiers/ids.ts';
import { newestFirst, olderThanCursor, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { operatorKeyAnswer, showOperatorKey } from './operator-key-fields.ts';

export const listOperatorKeys = defineRoute({
  method: 'get',
  path: '/v1/operator-keys',
  operationId: 'listOperatorKeys',
  tag: 'Operator keys',
  summary: "List the operators' keys, revoked ones too",
  access: 'operator',
  status: 200,
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(operatorKeyAnswer),
  async handle({ em, query }) {
    const where = { role: 'operator' as const, ...olderThanCursor<ApiKeyId>(query) };
    return toPage(await em.find(ApiKey, where, newestFirst(query)), query, showOperatorKey);
  },
});
