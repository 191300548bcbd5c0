import { defineRoute } from '../http/route.ts';
import { decideDelivery } from './decide-delivery.ts';
import { DELIVERY_PARAMS, deliveryAnswer } from './delivery-fields.ts';

export const confirmDelivery = defineRoute({
  method: 'post',
  path: '/v1/deliveries/{deliveryId}/confirm',
  operationId: 'confirmDelivery',
  tag: 'Betalingsservice',
  summary: 'Say that the bank has a delivery in doubt',
  description: 'Ask the bank first. The delivery counts as received, and is not sent again.',
  access: 'creditor',
  needsTemporal: true,
  status: 202,
  params: DELIVERY_PARAMS,
  answer: deliveryAnswer,
  problems: ['delivery_not_in_doubt'],
  handle: (call) => decideDelivery(call, { ...call.params, decision: 'confirmed' }),
});
