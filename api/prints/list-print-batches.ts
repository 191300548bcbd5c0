import { z } from 'zod';
import { PrintBatch } from '../../db/entities/print-batch.ts';
import type { PrintBatchId } from '../../domain/identifiers/ids.ts';
import { newestFirst, olderThanCursor, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { printBatchAnswer, printBatchStatus } from './print-fields.ts';
import { showPrintBatch } from './show-batch.ts';

export const listPrintBatches = defineRoute({
  method: 'get',
  path: '/v1/print-batches',
  operationId: 'listPrintBatches',
  tag: 'Printing',
  summary: 'List the batches of letters, newest first',
  access: 'creditor',
  status: 200,
  query: z.strictObject({ ...PAGE_QUERY, status: printBatchStatus.optional() }),
  answer: pageOf(printBatchAnswer),
  async handle({ em, creditorId, query }) {
    const printedAt = { made: { printedAt: null }, printed: { printedAt: { $ne: null } }, any: {} };
    const where = { creditorId, ...printedAt[query.status ?? 'any'], ...olderThanCursor<PrintBatchId>(query) };
    return toPage(await em.find(PrintBatch, where, newestFirst(query)), query, showPrintBatch);
  },
});
