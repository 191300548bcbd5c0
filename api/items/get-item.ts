import { defineRoute } from '../http/route.ts';
import { findItem } from './find-item.ts';
import { ITEM_PARAMS, itemAnswer, showItem } from './item-fields.ts';

export const getItem = defineRoute({
  method: 'get',
  path: '/v1/items/{itemId}',
  operationId: 'getItem',
  tag: 'Items',
  summary: 'Read an item',
  access: 'creditor',
  status: 200,
  params: ITEM_PARAMS,
  answer: itemAnswer,
  hold: ({ em, creditorId, params }) => findItem(em, { creditorId, ...params, lock: true }),
  handle: async ({ em, creditorId, params }) => showItem(em, await findItem(em, { creditorId, ...params })),
});
