import { z } from 'zod';
import { Item } from '../../db/entities/item.ts';
import type { ItemId } from '../../domain/ids.ts';
import { id } from '../http/fields.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { withoutUndefined } from '../http/without-undefined.ts';
import { changeItemBody, itemAnswer, showItem } from './item-fields.ts';

export const changeItem = defineRoute({
  method: 'patch',
  path: '/v1/items/{itemId}',
  operationId: 'changeItem',
  tag: 'Items',
  summary: 'Change an item',
  description: 'Lines that are there already keep their price and VAT; their text follows the names.',
  access: 'creditor',
  status: 200,
  params: z.strictObject({ itemId: id<ItemId>() }),
  body: changeItemBody,
  answer: itemAnswer,
  problems: ['item_number_taken'],
  async handle({ em, creditorId, params, body }) {
    const item = await em.findOne(Item, { id: params.itemId, creditorId });
    if (item === null) throw notFound();
    const { number, unitPrice, ...names } = body;
    const change = withoutUndefined({ ...names, itemNumber: number, unitPriceMicro: unitPrice });
    em.assign(item, { ...change, updatedAt: new Date() });
    await em.flush();
    return showItem(item);
  },
});
