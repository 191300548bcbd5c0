import { ItemPrice } from '../../db/entities/item-price.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { findItem } from './find-item.ts';
import { dayOfPrice, ITEM_PRICE_PARAMS, itemPriceAnswer, showItemPrice } from './item-price-fields.ts';

export const deleteItemPrice = defineRoute({
  method: 'delete',
  path: '/v1/items/{itemId}/prices/{validFrom}',
  operationId: 'deleteItemPrice',
  tag: 'Items',
  summary: "Take back an item's price from a day on",
  description: 'Today or later: the price before it goes on. Answers the price as it was.',
  access: 'creditor',
  status: 200,
  params: ITEM_PRICE_PARAMS,
  answer: itemPriceAnswer,
  problems: ['price_in_the_past'],
  async handle({ em, creditorId, params }) {
    const { id: itemId } = await findItem(em, { creditorId, itemId: params.itemId, lock: true });
    const validFrom = await dayOfPrice(em, { creditorId, validFrom: params.validFrom });
    const price = await em.findOne(ItemPrice, { itemId, validFrom });
    if (price === null) throw notFound();
    await em.nativeDelete(ItemPrice, { itemId, validFrom });
    return showItemPrice(price);
  },
});
