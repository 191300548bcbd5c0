import { Delivery } from '../../db/entities/delivery.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { DELIVERY_PARAMS } from './delivery-fields.ts';

const CONTENT_TYPE = 'text/plain; charset=iso-8859-1';

export const getDeliveryFile = defineRoute({
  method: 'get',
  path: '/v1/deliveries/{deliveryId}/file',
  operationId: 'getDeliveryFile',
  tag: 'Betalingsservice',
  summary: "Download a delivery's file",
  description: 'Delivery type 0601 or 0605, ISO-8859-1.',
  access: 'creditor',
  status: 200,
  params: DELIVERY_PARAMS,
  answer: { contentType: CONTENT_TYPE },
  async handle({ em, creditorId, params }) {
    const delivery = await em.findOne(Delivery, { id: params.deliveryId, creditorId });
    if (delivery === null) throw notFound();
    const { fileName, content } = delivery;
    return { contentType: CONTENT_TYPE, fileName, content, disposition: 'attachment' };
  },
});
