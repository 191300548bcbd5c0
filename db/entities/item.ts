import { defineEntity } from '@mikro-orm/core';
import type { VatCode } from '../../domain/money/vat-totals.ts';
import type { CreditorId, ItemId } from '../../domain/identifiers/ids.ts';
import { bigint, createdAt, id, instant, text, word } from './column-types.ts';

const ItemSchema = defineEntity({
  name: 'Item',
  tableName: 'item',
  properties: {
    id: id<ItemId>().primary(),
    creditorId: id<CreditorId>(),
    itemNumber: text(32),
    nameDa: text(200),
    nameEn: text(200),
    unitPriceMicro: bigint(),
    vatCode: word<VatCode>(),
    descriptionDa: text(1000).strictNullable(),
    descriptionEn: text(1000).strictNullable(),
    archivedAt: instant().strictNullable(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
});

/** What can be billed, in both languages. */
export class Item extends ItemSchema.class {}
ItemSchema.setClass(Item);
