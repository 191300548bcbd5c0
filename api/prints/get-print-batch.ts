import { defineRoute } from '../http/route.ts';
import { findPrintBatch } from './find-batch.ts';
import { PRINT_BATCH_PARAMS, printBatchAnswer } from './print-fields.ts';
import { showPrintBatch } from './show-batch.ts';

export const getPrintBatch = defineRoute({
  method: 'get',
  path: '/v1/print-batches/{printBatchId}',
  operationId: 'getPrintBatch',
  tag: 'Printing',
  summary: 'Read a batch of letters',
  access: 'creditor',
  status: 200,
  params: PRINT_BATCH_PARAMS,
  answer: printBatchAnswer,
  handle: async ({ em, creditorId, params }) => showPrintBatch(await findPrintBatch(em, { creditorId, ...params })),
});
