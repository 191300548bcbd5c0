import { Delivery } from '../../db/entities/delivery.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { DELIVERY_COLUMNS, DELIVERY_PARAMS, deliveryAnswer, showDelivery } from './delivery-fields.ts';

export const getDelivery = defineRoute({
  method: 'get',
  path: '/v1/deliveries/{deliveryId}',
  operationId: 'getDelivery',
  tag: 'Betalingsservice',
  summary: 'Read a delivery',
  access: 'creditor',
  status: 200,
  params: DELIVERY_PARAMS,
  answer: deliveryAnswer,
  async handle({ em, creditorId, params }) {
    const delivery = await em.findOne(Delivery, { id: params.deliveryId, creditorId }, { fields: DELIVERY_COLUMNS });
    if (delivery === null) throw notFound();
    return showDelivery(delivery);
  },
});
