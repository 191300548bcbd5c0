import { z } from 'zod';
import type { OneOffLine } from '../../db/entities/one-off-line.ts';
import { instant, isoInstant } from '../http/fields.ts';
import { lineAnswer, showLine } from './line-fields.ts';

export const oneOffLineAnswer = lineAnswer
  .extend({
    createdAt: instant(),
    invoiceId: z.string().nullable().meta({ description: 'The invoice that charged it; null while it waits' }),
  })
  .meta({ id: 'OneOffLine' });

/** A one-off line as the API shows it. */
export function showOneOffLine(line: OneOffLine): z.input<typeof oneOffLineAnswer> {
  return {
    ...showLine(line),
    createdAt: isoInstant(line.createdAt),
    invoiceId: line.invoiceId ?? null,
  };
}
