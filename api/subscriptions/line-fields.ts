import { z } from 'zod';
import type { VatCode } from '../../domain/invoice.ts';
import type { ItemId } from '../../domain/ids.ts';
import { formatMicro } from '../../domain/decimal.ts';
import { id, line, quantity, shortDecimal, unitPrice, vatCode } from '../http/fields.ts';

export const MAX_LINES = 100;

const TEXT_LENGTH = 500;

export const lineBody = z
  .strictObject({
    itemId: id<ItemId>().optional(),
    text: line(TEXT_LENGTH, 'Kontingent').optional().meta({ description: "The item's name where it is left out" }),
    quantity: quantity(),
    unitPrice: unitPrice()
      .optional()
      .meta({ description: "Kroner without VAT; the item's price of this moment where it is left out" }),
    vatCode: vatCode().optional(),
  })
  .superRefine((given, context) => {
    if (given.itemId !== undefined) return;
    for (const field of ['text', 'unitPrice', 'vatCode'] as const) {
      if (given[field] !== undefined) continue;
      const message = 'Needed where no item is named';
      context.addIssue({ code: 'custom', path: [field], message, params: { code: 'required' } });
    }
  })
  .meta({ id: 'LineInput' });

export type LineBody = z.output<typeof lineBody>;

export const lineAnswer = z
  .strictObject({
    id: z.string(),
    itemId: z.string().nullable(),
    text: z
      .string()
      .nullable()
      .meta({ description: "Null where the line goes by its item's name in the debtor's language" }),
    quantity: shortDecimal('1'),
    unitPrice: shortDecimal('250'),
    vatCode: vatCode(),
  })
  .meta({ id: 'Line' });

export interface LineRow {
  readonly id: string;
  readonly itemId: string | null;
  readonly text: string | null;
  readonly quantityMicro: bigint | string;
  readonly unitPriceMicro: bigint | string;
  readonly vatCode: VatCode;
}

/** A standing or a one-off line as the API shows it. */
export function showLine({
  id: lineId,
  itemId,
  text,
  quantityMicro,
  unitPriceMicro,
  vatCode: code,
}: LineRow): z.input<typeof lineAnswer> {
  return {
    id: lineId,
    itemId: itemId ?? null,
    text: text ?? null,
    quantity: formatMicro(BigInt(quantityMicro)),
    unitPrice: formatMicro(BigInt(unitPriceMicro)),
    vatCode: code,
  };
}
