import { z } from 'zod';
import { ItemPrice } from '../../db/entities/item-price.ts';
import { unitPrice } from '../http/fields.ts';
import { defineRoute } from '../http/route.ts';
import { findItem } from './find-item.ts';
import { dayOfPrice, ITEM_PRICE_PARAMS, itemPriceAnswer, showItemPrice } from './item-price-fields.ts';

export const setItemPrice = defineRoute({
  method: 'put',
  path: '/v1/items/{itemId}/prices/{validFrom}',
  operationId: 'setItemPrice',
  tag: 'Items',
  summary: "Set an item's price from a day on",
  description: 'Today or later. It holds until the next dated price. What is billed stays.',
  access: 'creditor',
  status: 200,
  params: ITEM_PRICE_PARAMS,
  body: z
    .strictObject({ unitPrice: unitPrice().meta({ description: 'Kroner without VAT' }) })
    .meta({ id: 'ItemPriceInput' }),
  answer: itemPriceAnswer,
  problems: ['price_in_the_past'],
  async handle({ em, creditorId, params, body }) {
    const { id: itemId } = await findItem(em, { creditorId, itemId: params.itemId, lock: true });
    const validFrom = await dayOfPrice(em, { creditorId, validFrom: params.validFrom });
    await em.upsert(
      ItemPrice,
      { itemId, validFrom, creditorId, unitPriceMicro: body.unitPrice },
      { onConflictFields: ['itemId', 'validFrom'], onConflictMergeFields: ['unitPriceMicro'] },
    );
    return showItemPrice(await em.findOneOrFail(ItemPrice, { itemId, validFrom }, { refresh: true }));
  },
});
