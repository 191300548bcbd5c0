import { z } from 'zod';
import type { InvoiceId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';

/** As many as a person looks at one by one. */
const MAX_SHOWN = 20;

/** A line that evens out days which are credited, and is not credited with them; null for the invoice where it waits. */
export interface LeftBehind {
  readonly invoiceId: InvoiceId | null;
  readonly text: string;
  /** Øre without VAT, below zero where it gave something back. */
  readonly netOre: bigint;
}

export const notCreditedField = z
  .strictObject({ invoiceIds: z.array(z.string()), detail: z.string() })
  .optional()
  .meta({
    description:
      'Lines that even out the credited days, or may do so, and were not credited: they stand on these other invoices, or wait; missing where there is none',
  });

/** What the answer says of lines that were left behind; nothing where there is none. */
export function showNotCredited(left: readonly LeftBehind[]): { notCredited?: z.input<typeof notCreditedField> } {
  if (left.length === 0) return {};
  const lines = left.slice(0, MAX_SHOWN).map(({ text, netOre }) => `"${text}" ${formatOre(netOre)}`);
  const detail = `Not credited with these days, without VAT: ${lines.join('; ')}. Credit what is charged there by lines of their own (POST /v1/invoices/{invoiceId}/credit-notes), charge what was given back there by a one-off line, and withdraw what waits`;
  return { notCredited: { invoiceIds: [...new Set(left.flatMap(({ invoiceId }) => invoiceId ?? []))], detail } };
}
