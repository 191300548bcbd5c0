import { z } from 'zod';
import { Item } from '../../db/entities/item.ts';
import type { ItemId } from '../../domain/ids.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { itemAnswer, showItem } from './item-fields.ts';

export const listItems = defineRoute({
  method: 'get',
  path: '/v1/items',
  operationId: 'listItems',
  tag: 'Items',
  summary: 'List the items',
  access: 'creditor',
  status: 200,
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(itemAnswer),
  async handle({ em, creditorId, query }) {
    const after = afterId(query);
    const where = { creditorId, ...(after === null ? {} : { id: { $lt: after as ItemId } }) };
    const rows = await em.find(Item, where, { orderBy: { id: 'desc' }, limit: query.limit + 1 });
    return toPage(rows, query, showItem);
  },
});
