import { v7 as uuid } from 'uuid';
import { Item } from '../../db/entities/item.ts';
import type { ItemId } from '../../domain/identifiers/ids.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { insertItems } from './insert-items.ts';
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
    const id = uuid() as ItemId;
    const taken = await insertItems(em, { creditorId, items: [{ id, ...body }] });
    if (taken.length > 0) throw new ApiProblem('item_number_taken');
    return showItem(em, await em.findOneOrFail(Item, { id, creditorId }));
  },
});
