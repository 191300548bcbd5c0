import { z } from 'zod';
import { insertPrintBatch } from '../../db/prints/insert-batch.ts';
import { dropUnneededLetters } from '../../db/prints/drop-unneeded.ts';
import { MAX_LETTERS } from '../../domain/prints/letters.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { findPrintBatch } from './find-batch.ts';
import { printBatchAnswer } from './print-fields.ts';
import { showPrintBatch } from './show-batch.ts';

export const createPrintBatch = defineRoute({
  method: 'post',
  path: '/v1/print-batches',
  operationId: 'createPrintBatch',
  tag: 'Printing',
  summary: 'Make a batch of what waits to be printed, what has waited longest first',
  description:
    'The letters leave the queue. Their PDF is drawn when it is asked for first, and stays as it is. What was paid while it lay there is not asked for: such reminders are withdrawn.',
  access: 'creditor',
  status: 201,
  body: z
    .strictObject({
      limit: z
        .int()
        .min(1)
        .max(MAX_LETTERS)
        .default(MAX_LETTERS)
        .meta({ example: MAX_LETTERS, description: 'How many letters, at most; the others wait for the next batch' }),
    })
    .meta({ id: 'PrintBatchInput' }),
  answer: printBatchAnswer,
  problems: ['nothing_to_print'],
  location: ({ id }) => `/v1/print-batches/${id}`,
  async handle({ em, creditorId, body: { limit }, services }) {
    // By a rule and no deed of whoever asks: what is dropped stays so where nothing is left to print.
    await dropUnneededLetters(services.orm.em.fork(), { creditorId, on: await creditorToday(em, creditorId) });
    const printBatchId = await insertPrintBatch(em, { creditorId, limit });
    if (printBatchId === null) throw new ApiProblem('nothing_to_print');
    return showPrintBatch(await findPrintBatch(em, { creditorId, printBatchId }));
  },
});
