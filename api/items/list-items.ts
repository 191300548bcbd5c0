import { z } from 'zod';
import { Item } from '../../db/entities/item.ts';
import type { ItemId } from '../../domain/identifiers/ids.ts';
import { line } from '../http/fields.ts';
import { newestFirst, olderThanCursor, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { isItemLike } from './is-item-like.ts';
import { itemAnswer, showItems } from './item-fields.ts';

const ARCHIVED = { true: { $ne: null }, false: null } as const;

export const listItems = defineRoute({
  method: 'get',
  path: '/v1/items',
  operationId: 'listItems',
  tag: 'Items',
  summary: 'List and search the items',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    q: line(200, 'kontingent')
      .optional()
      .meta({ description: 'A part of the number or of the name in either language' }),
    archived: z
      .enum(['true', 'false'])
      .optional()
      .meta({ description: 'Only those that are archived, or only those that are not', example: 'false' }),
  }),
  answer: pageOf(itemAnswer),
  async handle({ em, creditorId, query }) {
    const where = {
      creditorId,
      ...olderThanCursor<ItemId>(query),
      ...(query.q === undefined ? {} : isItemLike(query.q)),
      ...(query.archived === undefined ? {} : { archivedAt: ARCHIVED[query.archived] }),
    };
    const rows = await em.find(Item, where, newestFirst(query));
    const { data, nextCursor } = toPage(rows, query, (item) => item);
    return { data: await showItems(em, { creditorId, items: data }), nextCursor };
  },
});
