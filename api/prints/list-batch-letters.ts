import { z } from 'zod';
import { allOf } from '../http/conditions.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { findPrintBatch } from './find-batch.ts';
import { findPrintItems } from './find-print-items.ts';
import { PRINT_BATCH_PARAMS, printItemAnswer } from './print-fields.ts';

export const listBatchLetters = defineRoute({
  method: 'get',
  path: '/v1/print-batches/{printBatchId}/letters',
  operationId: 'listBatchLetters',
  tag: 'Printing',
  summary: 'List the letters of a batch in their order',
  access: 'creditor',
  status: 200,
  params: PRINT_BATCH_PARAMS,
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(printItemAnswer),
  async handle({ em, creditorId, params, query }) {
    const { id } = await findPrintBatch(em, { creditorId, ...params });
    const asked = allOf([
      ['p.batch_id = ?', id],
      ['p.id > ?', afterId(query)],
    ]);
    const items = await findPrintItems(em, { creditorId, ...asked, limit: query.limit + 1 });
    return toPage(items, query, (item) => item);
  },
});
