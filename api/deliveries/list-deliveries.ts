import { z } from 'zod';
import { Delivery } from '../../db/entities/delivery.ts';
import type { DeliveryId } from '../../domain/identifiers/ids.ts';
import { newestFirst, olderThanCursor, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { withoutUndefined } from '../http/without-undefined.ts';
import { DELIVERY_COLUMNS, deliveryAnswer, deliveryStatus, deliveryType, showDelivery } from './delivery-fields.ts';

export const listDeliveries = defineRoute({
  method: 'get',
  path: '/v1/deliveries',
  operationId: 'listDeliveries',
  tag: 'Betalingsservice',
  summary: 'List the deliveries',
  access: 'creditor',
  status: 200,
  query: z.strictObject({ ...PAGE_QUERY, status: deliveryStatus.optional(), type: deliveryType.optional() }),
  answer: pageOf(deliveryAnswer),
  async handle({ em, creditorId, query }) {
    const { status, type } = query;
    const where = {
      creditorId,
      ...withoutUndefined({ status, type }),
      ...olderThanCursor<DeliveryId>(query),
    };
    const rows = await em.find(Delivery, where, { ...newestFirst(query), fields: DELIVERY_COLUMNS });
    return toPage(rows, query, showDelivery);
  },
});
