import { z } from 'zod';
import { ItemPrice } from '../../db/entities/item-price.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { afterDate, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { findItem } from './find-item.ts';
import { ITEM_PARAMS } from './item-fields.ts';
import { itemPriceAnswer, showItemPrice } from './item-price-fields.ts';

export const listItemPrices = defineRoute({
  method: 'get',
  path: '/v1/items/{itemId}/prices',
  operationId: 'listItemPrices',
  tag: 'Items',
  summary: 'List the dated prices of an item, the latest first',
  description: 'Those of the past too. Before the first of them the item costs its own `unitPrice`.',
  access: 'creditor',
  status: 200,
  params: ITEM_PARAMS,
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(itemPriceAnswer),
  async handle({ em, creditorId, params, query }) {
    const { id: itemId } = await findItem(em, { creditorId, ...params });
    const after = afterDate(query);
    const where = { itemId, ...(after === null ? {} : { validFrom: { $lt: after as CivilDate } }) };
    const prices = await em.find(ItemPrice, where, { orderBy: { validFrom: 'desc' }, limit: query.limit + 1 });
    const rows = prices.map((price) => ({ id: price.validFrom, price }));
    return toPage(rows, query, ({ price }) => showItemPrice(price));
  },
});
