import { z } from 'zod';
import { Creditor } from '../../db/entities/creditor.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { newestFirst, olderThanCursor, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { creditorAnswer } from './creditor-fields.ts';
import { showCreditor } from './show-creditor.ts';

export const listCreditors = defineRoute({
  method: 'get',
  path: '/v1/creditors',
  operationId: 'listCreditors',
  tag: 'Creditors',
  summary: 'List the creditors',
  access: 'operator',
  status: 200,
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(creditorAnswer),
  async handle({ em, query }) {
    const rows = await em.find(Creditor, olderThanCursor<CreditorId>(query), newestFirst(query));
    return toPage(rows, query, showCreditor);
  },
});
