import { z } from 'zod';
import { IndexTable } from '../../db/entities/index-table.ts';
import type { IndexTableId } from '../../domain/identifiers/ids.ts';
import { newestFirst, olderThanCursor, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';

const listed = z.strictObject({ name: z.string() }).meta({ id: 'IndexTableName' });

export const listIndexTables = defineRoute({
  method: 'get',
  path: '/v1/index-tables',
  operationId: 'listIndexTables',
  tag: 'Indexation',
  summary: 'List the index tables',
  access: 'creditor',
  status: 200,
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(listed),
  async handle({ em, creditorId, query }) {
    const rows = await em.find(IndexTable, { creditorId, ...olderThanCursor<IndexTableId>(query) }, newestFirst(query));
    return toPage(rows, query, ({ name }) => ({ name }));
  },
});
