import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, PrintBatchId } from '../../domain/identifiers/ids.ts';
import { createdAt, id } from './column-types.ts';

const PrintBatchPdfSchema = defineEntity({
  name: 'PrintBatchPdf',
  tableName: 'print_batch_pdf',
  properties: {
    batchId: id<PrintBatchId>().primary(),
    creditorId: id<CreditorId>(),
    content: p.uint8array().columnType('bytea'),
    createdAt: createdAt(),
  },
});

/** The letters of a batch on paper, kept as they were first drawn. */
export class PrintBatchPdf extends PrintBatchPdfSchema.class {}
PrintBatchPdfSchema.setClass(PrintBatchPdf);
