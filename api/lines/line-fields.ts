import { z } from 'zod';
import type { VatCode } from '../../domain/money/vat-totals.ts';
import type { DebtorId, ItemId } from '../../domain/identifiers/ids.ts';
import type { StandingLine } from '../../db/entities/standing-line.ts';
import { formatMicro } from '../../domain/money/decimal.ts';
import { formatOre } from '../../domain/money/money.ts';
import {
  amount,
  anyUnitPrice,
  date,
  id,
  line,
  lineText,
  percent,
  positiveAmount,
  quantity,
  shortDecimal,
  unitPrice,
  vatCode,
} from '../http/fields.ts';
import { coded, type FieldCode } from '../http/field-codes.ts';

export const MAX_LINES = 100;
/** One-off lines that wait for one invoice: as many as somebody reads. */
export const MAX_WAITING = 500;

const wording = {
  itemId: id<ItemId>().optional(),
  text: lineText()
    .optional()
    .meta({ description: "The item's name where it is left out. May carry placeholders such as {{period.from}}" }),
  quantity: quantity(),
  vatCode: vatCode().optional(),
};

const PRICE_DESCRIPTION = "Kroner without VAT; the item's price of this moment where it is left out";

interface Given {
  readonly itemId?: ItemId | undefined;
  readonly text?: string | undefined;
  readonly unitPrice?: bigint | undefined;
  readonly vatCode?: VatCode | undefined;
}

function needsWordingOrItem(given: Given, context: z.core.$RefinementCtx): void {
  if (given.itemId !== undefined) return;
  for (const field of ['text', 'unitPrice', 'vatCode'] as const) {
    if (given[field] !== undefined) continue;
    refuse(context, { field, code: 'required', message: 'Needed where no item is named' });
  }
}

function refuse(
  context: z.core.$RefinementCtx,
  { field, code, message }: { field: string; code: FieldCode; message: string },
): void {
  context.addIssue({ code: 'custom', path: [field], message, ...coded(code) });
}

export const standingLineBody = z
  .strictObject({
    ...wording,
    unitPrice: unitPrice().optional().meta({ description: PRICE_DESCRIPTION }),
    followItemPrice: z
      .boolean()
      .default(false)
      .meta({ description: "Whether the price is the item's of each day, and not its own" }),
    discountPercent: percent().nullable().default(null),
    discountAmount: positiveAmount()
      .nullable()
      .default(null)
      .meta({ description: 'Kroner without VAT, off the line of a whole period' }),
    validFrom: date().nullable().default(null).meta({ description: 'The first day on which the line is charged' }),
    validTo: date()
      .nullable()
      .default(null)
      .meta({ description: 'The last day on which the line is charged, included' }),
    prorated: z.boolean().default(false).meta({
      description:
        'Whether it is charged by its days where it is valid for a part of a period; else what is valid on the first day counts for all of it',
    }),
  })
  .superRefine((given, context) => {
    needsWordingOrItem(given, context);
    if (given.followItemPrice && given.itemId === undefined) {
      refuse(context, { field: 'followItemPrice', code: 'no_item', message: 'There is no item to follow' });
    }
    if (given.followItemPrice && given.unitPrice !== undefined) {
      refuse(context, { field: 'unitPrice', code: 'follows_item', message: "The price is the item's" });
    }
    if (given.discountPercent !== null && given.discountAmount !== null) {
      refuse(context, {
        field: 'discountAmount',
        code: 'two_discounts',
        message: 'In percent or as an amount, not both',
      });
    }
    if (given.validFrom !== null && given.validTo !== null && given.validTo < given.validFrom) {
      refuse(context, { field: 'validTo', code: 'end_before_start', message: 'The end lies before the start' });
    }
  })
  .meta({ id: 'StandingLineInput' });

export type StandingLineBody = z.output<typeof standingLineBody>;

export const linesBody = z
  .strictObject({ lines: z.array(standingLineBody).min(1).max(MAX_LINES) })
  .meta({ id: 'LinesInput' });

export const oneOffLineBody = z
  .strictObject({
    ...wording,
    unitPrice: anyUnitPrice()
      .optional()
      .meta({ description: `${PRICE_DESCRIPTION}; below zero for a rebate` }),
    chargeOn: date()
      .nullable()
      .default(null)
      .meta({ description: 'Charged on the first invoice of this day or later; null for the next invoice' }),
    debtorId: id<DebtorId>()
      .nullable()
      .default(null)
      .meta({ description: 'The member that it is for; of a subscription group only' }),
  })
  .superRefine(needsWordingOrItem)
  .meta({ id: 'OneOffLineInput' });

/** A one-off line of a debtor, on the subscription that the reference tells where there are several. */
export const debtorLineBody = z
  .strictObject({
    ...oneOffLineBody.shape,
    debtorId: id<DebtorId>(),
    reference: line(100, 'Medlemskab').nullable().default(null),
  })
  .superRefine(needsWordingOrItem);

export type OneOffLineBody = z.output<typeof oneOffLineBody>;

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

export const standingLineAnswer = lineAnswer
  .extend({
    position: z.int().meta({ description: 'The same for all versions of a line' }),
    followItemPrice: z.boolean(),
    discountPercent: shortDecimal('10').nullable(),
    discountAmount: amount('25.00').nullable(),
    validFrom: z.string().nullable().meta({ format: 'date' }),
    validTo: z.string().nullable().meta({ format: 'date' }),
    prorated: z.boolean(),
  })
  .meta({ id: 'StandingLine' });

export interface LineRow {
  readonly id: string;
  readonly itemId: string | null;
  readonly text: string | null;
  readonly quantityMicro: bigint | string;
  readonly unitPriceMicro: bigint | string;
  readonly vatCode: VatCode;
}

/** What standing and one-off lines have in common, as the API shows it. */
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

/** A version of a standing line as the API shows it. */
export function showStandingLine(row: StandingLine): z.input<typeof standingLineAnswer> {
  const { discountPercentMicro, discountOre } = row;
  return {
    ...showLine(row),
    position: row.position,
    followItemPrice: row.followsItem,
    discountPercent: discountPercentMicro === null ? null : formatMicro(discountPercentMicro),
    discountAmount: discountOre === null ? null : formatOre(discountOre),
    validFrom: row.validFrom,
    validTo: row.validTo,
    prorated: row.prorated,
  };
}
