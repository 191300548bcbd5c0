import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, ItemId, TurnoverSumId } from '../../domain/identifiers/ids.ts';
import type { VatCode } from '../../domain/money/vat-totals.ts';
import { bigint, date, id, word } from './column-types.ts';

const TurnoverSumSchema = defineEntity({
  name: 'TurnoverSum',
  tableName: 'turnover_sum',
  properties: {
    id: id<TurnoverSumId>().primary().defaultRaw('uuidv7()'),
    creditorId: id<CreditorId>(),
    issuedOn: date(),
    part: word<'lines' | 'vat'>(8),
    itemId: id<ItemId>().strictNullable(),
    vatCode: word<VatCode>(),
    vatRateBp: p.integer(),
    amountOre: bigint(),
  },
});

/** A part of what a day's documents sold of an item by one VAT code, or of the VAT of a code: all rows of the day together are all of it. */
export class TurnoverSum extends TurnoverSumSchema.class {}
TurnoverSumSchema.setClass(TurnoverSum);
