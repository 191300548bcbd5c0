import { z } from 'zod';
import type { OneOffLine } from '../../db/entities/one-off-line.ts';
import { instant, isoInstant, isoInstantOrNull } from '../http/fields.ts';
import { lineAnswer, showLine } from './line-fields.ts';

export const oneOffLineAnswer = lineAnswer
  .extend({
    createdAt: instant(),
    chargeOn: z.string().nullable().meta({ format: 'date', description: 'The day from which on it is charged' }),
    debtorId: z.string().nullable().meta({ description: 'The member of a subscription group that it is for' }),
    invoiceId: z.string().nullable().meta({ description: 'The invoice that charged it; null while it waits' }),
    withdrawnAt: instant().nullable(),
    carriedFromInvoiceId: z
      .string()
      .nullable()
      .meta({ description: 'The invoice whose total was below zero, and whose rest this line carries on' }),
  })
  .meta({ id: 'OneOffLine' });

/** A one-off line in a list, with what an import calls debtor, subscription and item by. */
export const oneOffLineListed = oneOffLineAnswer
  .extend({
    customerNumber: z.string().meta({ description: 'Of the debtor who is billed for it', example: '100017' }),
    reference: z.string().nullable().meta({ description: "The subscription's", example: 'Medlemskab' }),
    itemNumber: z.string().nullable().meta({ example: 'KONT-1' }),
  })
  .meta({ id: 'ListedOneOffLine' });

/** A one-off line as the API shows it. */
export function showOneOffLine(line: OneOffLine): z.input<typeof oneOffLineAnswer> {
  return {
    ...showLine(line),
    createdAt: isoInstant(line.createdAt),
    chargeOn: line.chargeOn ?? null,
    debtorId: line.debtorId ?? null,
    invoiceId: line.invoiceId ?? null,
    withdrawnAt: isoInstantOrNull(line.withdrawnAt ?? null),
    carriedFromInvoiceId: line.carriedFromInvoiceId ?? null,
  };
}
