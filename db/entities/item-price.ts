import { defineEntity } from '@mikro-orm/core';
import type { CreditorId, ItemId } from '../../domain/identifiers/ids.ts';
import { bigint, createdAt, date, id } from './column-types.ts';

const ItemPriceSchema = defineEntity({
  name: 'ItemPrice',
  tableName: 'item_price',
  properties: {
    itemId: id<ItemId>().primary(),
    validFrom: date().primary(),
    creditorId: id<CreditorId>(),
    unitPriceMicro: bigint(),
    createdAt: createdAt(),
  },
});

/** What an item costs from a day on. Before the first of these it costs its own price. */
export class ItemPrice extends ItemPriceSchema.class {}
ItemPriceSchema.setClass(ItemPrice);
