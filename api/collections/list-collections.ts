import { z } from 'zod';
import type { DeliveryId } from '../../domain/identifiers/ids.ts';
import { id } from '../http/fields.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { collectionAnswer, collectionStatus } from '../invoices/invoice-fields.ts';
import { findCollections } from './find-collections.ts';

export const listCollections = defineRoute({
  method: 'get',
  path: '/v1/collections',
  operationId: 'listCollections',
  tag: 'Betalingsservice',
  summary: 'List the collections',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    status: collectionStatus.optional(),
    deliveryId: id<DeliveryId>().optional(),
  }),
  answer: pageOf(collectionAnswer),
  async handle({ em, creditorId, query }) {
    const conditions = ['true'];
    const values: unknown[] = [];
    const add = (condition: string, value: unknown) => {
      conditions.push(condition);
      values.push(value);
    };
    const after = afterId(query);
    if (after !== null) add('c.id < ?', after);
    if (query.status !== undefined) add('c.status = ?', query.status);
    if (query.deliveryId !== undefined) add('c.delivery_id = ?', query.deliveryId);
    const rows = await findCollections(em, {
      creditorId,
      where: conditions.join(' and '),
      values,
      limit: query.limit + 1,
    });
    return toPage(rows, query, (row) => row);
  },
});
