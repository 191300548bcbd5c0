import { z } from 'zod';
import type { PrintBatchId } from '../../domain/identifiers/ids.ts';
import { LETTER_MARKS, MAX_LETTERS } from '../../domain/prints/letters.ts';
import { amount, id, instant, line, shownDate } from '../http/fields.ts';

export const PRINT_BATCH_PARAMS = z.strictObject({ printBatchId: id<PrintBatchId>() });

const MAX_REASON_LENGTH = 200;
export const printReason = () => line(MAX_REASON_LENGTH, 'Krøllet i printeren');

export const printItemAnswer = z
  .strictObject({
    id: z.string(),
    invoiceId: z.string().nullable().meta({ description: 'Null for a statement of account and a step of prices' }),
    kind: z.enum(['invoice', 'credit_note', 'reminder', 'payment_request', 'price_step', 'statement']).meta({
      description:
        'payment_request: asks for what Betalingsservice does not bring of the invoice; price_step: announces a yearly step of prices; statement: a statement of account',
    }),
    number: z
      .string()
      .nullable()
      .meta({ example: '1042', description: 'Of the document, or of the invoice that is asked for' }),
    debtorId: z.string(),
    debtorName: z.string().meta({ example: 'Prøvekunde Et', description: 'As it stands on the document' }),
    customerNumber: z.string().meta({ example: '1001' }),
    issuedOn: shownDate(),
    total: amount('312.50').nullable().meta({ description: 'Of the document, or what is asked for' }),
    reason: z.string().nullable().meta({
      example: 'Krøllet i printeren',
      description: 'Why it is printed again; null where it is for the first time',
    }),
    printBatchId: z.string().nullable().meta({ description: 'Null while it waits' }),
    createdAt: instant(),
  })
  .meta({ id: 'PrintItem' });

export const printBatchStatus = z
  .enum(['made', 'printed'])
  .meta({ description: 'printed: somebody has said that it is' });

export const letterMarks = z.enum(LETTER_MARKS).meta({
  description:
    'Marks at the edge of printed letters that say where they are folded: once for a C5 window envelope, twice for an M65 one',
  example: 'none',
});

export const printBatchAnswer = z
  .strictObject({
    id: z.string(),
    number: z.int().meta({ example: 7, description: 'Of the creditor’s batches' }),
    status: printBatchStatus,
    letters: z.int().meta({ example: 48, description: `How many, ${MAX_LETTERS} at most` }),
    letterMarks: letterMarks,
    createdAt: instant(),
    printedAt: instant().nullable(),
  })
  .meta({ id: 'PrintBatch' });
