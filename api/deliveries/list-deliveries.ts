import { z } from 'zod';
import { Delivery } from '../../db/entities/delivery.ts';
import type { DeliveryId } from '../../domain/identifiers/ids.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
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
    const after = afterId(query);
    const { status, type } = query;
    const where = {
      creditorId,
      ...withoutUndefined({ status, type }),
      ...(after === null ? {} : { id: { $lt: after as DeliveryId } }),
    };
    const rows = await em.find(Delivery, where, {
      orderBy: { id: 'desc' },
      limit: query.limit + 1,
      fields: DELIVERY_COLUMNS,
    });
    return toPage(rows, query, showDelivery);
  },
});
