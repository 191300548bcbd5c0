import { v7 as uuid } from 'uuid';
import { Item } from '../../db/entities/item.ts';
import type { ItemId } from '../../domain/ids.ts';
import { defineRoute } from '../http/route.ts';
import { createItemBody, itemAnswer, showItem } from './item-fields.ts';

export const createItem = defineRoute({
  method: 'post',
  path: '/v1/items',
  operationId: 'createItem',
  tag: 'Items',
  summary: 'Create an item',
  access: 'creditor',
  status: 201,
  body: createItemBody,
  answer: itemAnswer,
  problems: ['item_number_taken'],
  location: ({ id }) => `/v1/items/${id}`,
  async handle({ em, creditorId, body }) {
    const { number, unitPrice, ...fields } = body;
    const id = uuid() as ItemId;
    await em.insert(Item, { id, creditorId, itemNumber: number, unitPriceMicro: unitPrice, ...fields });
    return showItem(em, await em.findOneOrFail(Item, { id, creditorId }));
  },
});
