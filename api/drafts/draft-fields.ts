import { z } from 'zod';
import type { DraftId, LineId, OneOffLineId } from '../../domain/identifiers/ids.ts';
import { MAX_LINE_TEXT_LENGTH } from '../../domain/lines/line-text.ts';
import { amountInOre, anyUnitPrice, id, instant, line, quantity, vatCode } from '../http/fields.ts';
import { documentLineAnswer, TOTALS_FIELDS } from '../invoices/document-fields.ts';
import { MAX_LINES } from '../lines/line-fields.ts';
import { PERIOD_FIELDS } from '../subscriptions/subscription-fields.ts';
import { coded } from '../http/field-codes.ts';

export const DRAFT_PARAMS = z.strictObject({ draftId: id<DraftId>() });

export const draftStatus = z.enum(['waiting', 'released', 'dropped', 'issued']).meta({
  description: 'released: approved, and about to be issued; dropped: its period is over without an invoice',
});

export const draftAnswer = z
  .strictObject({
    id: z.string(),
    subscriptionId: z.string(),
    debtorId: z.string(),
    debtorName: z.string().meta({ example: 'Prøvekunde Et' }),
    ...PERIOD_FIELDS,
    status: draftStatus,
    releaseAt: instant().meta({ description: 'When it is issued by itself, should nobody release or drop it before' }),
    invoiceId: z.string().nullable().meta({ description: 'The invoice that it has become' }),
    ...TOTALS_FIELDS,
    createdAt: instant(),
    updatedAt: instant(),
  })
  .meta({ id: 'DraftSummary' });

export const draftDetailAnswer = draftAnswer
  .extend({
    lines: z.array(
      documentLineAnswer
        .extend({
          standingLineId: z.string().nullable(),
          oneOffLineId: z.string().nullable().meta({ description: 'The one-off line that is charged by it' }),
        })
        .meta({ id: 'DraftLine' }),
    ),
  })
  .meta({ id: 'Draft' });

const share = z
  .strictObject({ afterDays: z.int().min(0), throughDays: z.int(), ofDays: z.int() })
  .refine(({ afterDays, throughDays, ofDays }) => afterDays < throughDays && throughDays <= ofDays, {
    error: 'A share ends after it begins, and within the whole',
    path: ['throughDays'],
    ...coded('not_a_share'),
  });

const draftLine = z
  .strictObject({
    text: line(MAX_LINE_TEXT_LENGTH, 'Kontingent'),
    quantity: quantity(),
    unitPrice: anyUnitPrice(),
    discountAmount: amountInOre().default(0n).meta({ description: 'Kroner without VAT, off a whole period' }),
    vatCode: vatCode(),
    share: share.nullable().default(null).meta({ description: 'As the draft shows it; null for all of it' }),
    standingLineId: id<LineId>()
      .nullable()
      .default(null)
      .meta({ description: 'As the draft shows it, so that the line can be credited by days later' }),
    oneOffLineId: id<OneOffLineId>().nullable().default(null).meta({
      description: 'The waiting one-off line that it charges; one that is left out waits for the next invoice',
    }),
  })
  .meta({ id: 'DraftLineInput' });

export const draftLinesBody = z
  .strictObject({ lines: z.array(draftLine).min(1).max(MAX_LINES) })
  .superRefine(({ lines }, context) => {
    const charged = lines.map(({ oneOffLineId }) => oneOffLineId);
    for (const [index, oneOffLineId] of charged.entries()) {
      if (oneOffLineId === null || charged.indexOf(oneOffLineId) === index) continue;
      const path = ['lines', index, 'oneOffLineId'];
      context.addIssue({ code: 'custom', path, message: 'It is charged twice', ...coded('repeated') });
    }
  })
  .meta({ id: 'DraftLinesInput' });

export type DraftLineBody = z.output<typeof draftLine>;
