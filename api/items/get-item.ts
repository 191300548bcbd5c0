import { z } from 'zod';
import { Item } from '../../db/entities/item.ts';
import type { ItemId } from '../../domain/ids.ts';
import { id } from '../http/fields.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { itemAnswer, showItem } from './item-fields.ts';

export const getItem = defineRoute({
  method: 'get',
  path: '/v1/items/{itemId}',
  operationId: 'getItem',
  tag: 'Items',
  summary: 'Read an item',
  access: 'creditor',
  status: 200,
  params: z.strictObject({ itemId: id<ItemId>() }),
  answer: itemAnswer,
  async handle({ em, creditorId, params }) {
    const item = await em.findOne(Item, { id: params.itemId, creditorId });
    if (item === null) throw notFound();
    return showItem(item);
  },
});
