import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, PrintBatchId } from '../../domain/identifiers/ids.ts';
import type { LetterMarks } from '../../domain/prints/letters.ts';
import { createdAt, id, instant, word } from './column-types.ts';

const PrintBatchSchema = defineEntity({
  name: 'PrintBatch',
  tableName: 'print_batch',
  properties: {
    id: id<PrintBatchId>().primary(),
    creditorId: id<CreditorId>(),
    number: p.integer(),
    letters: p.integer(),
    letterMarks: word<LetterMarks>(),
    createdAt: createdAt(),
    printedAt: instant().strictNullable(),
  },
});

/** Letters that are printed together. The database refuses any change but that it has been printed. */
export class PrintBatch extends PrintBatchSchema.class {}
PrintBatchSchema.setClass(PrintBatch);
