import { keepBatchPdf, loadBatchPdf } from '../../db/prints/keep-batch-pdf.ts';
import { loadLetters } from '../../db/prints/load-letters.ts';
import { defineRoute } from '../http/route.ts';
import { findPrintBatch } from './find-batch.ts';
import { PRINT_BATCH_PARAMS } from './print-fields.ts';

export const getBatchPdf = defineRoute({
  method: 'get',
  path: '/v1/print-batches/{printBatchId}/pdf',
  operationId: 'getBatchPdf',
  tag: 'Printing',
  summary: 'Download the letters of a batch as one PDF',
  description:
    'Each letter begins on a page of its own, with the address where a C5 or M65 window envelope shows it. Drawn when it is asked for first, which takes some seconds for hundreds of letters; later it is the same, byte for byte.',
  access: 'creditor',
  status: 200,
  params: PRINT_BATCH_PARAMS,
  answer: { contentType: 'application/pdf' },
  async handle({ em, creditorId, params, services }) {
    const { id: batchId, number, letterMarks: marks } = await findPrintBatch(em, { creditorId, ...params });
    const batch = { creditorId, batchId };
    const draw = async () => {
      const letters = await loadLetters(em, batch);
      const pdf = await services.pdf.render({ kind: 'letters', number, marks, letters });
      return keepBatchPdf(em, { ...batch, pdf });
    };
    const content = (await loadBatchPdf(em, batch)) ?? (await draw());
    return { contentType: 'application/pdf', fileName: `print-${number}.pdf`, content, disposition: 'inline' };
  },
});
