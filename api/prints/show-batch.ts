import type { z } from 'zod';
import type { PrintBatch } from '../../db/entities/print-batch.ts';
import { isoInstant, isoInstantOrNull } from '../http/fields.ts';
import type { printBatchAnswer } from './print-fields.ts';

/** A batch as the API shows it. */
export function showPrintBatch(batch: PrintBatch): z.input<typeof printBatchAnswer> {
  const { id, number, letters, letterMarks, createdAt, printedAt } = batch;
  return {
    id,
    number,
    status: printedAt === null ? 'made' : 'printed',
    letters,
    letterMarks,
    createdAt: isoInstant(createdAt),
    printedAt: isoInstantOrNull(printedAt),
  };
}
