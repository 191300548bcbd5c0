import { defineRoute } from '../http/route.ts';
import { decideDelivery } from './decide-delivery.ts';
import { DELIVERY_PARAMS, deliveryAnswer } from './delivery-fields.ts';

export const sendDeliveryAgain = defineRoute({
  method: 'post',
  path: '/v1/deliveries/{deliveryId}/send-again',
  operationId: 'sendDeliveryAgain',
  tag: 'Betalingsservice',
  summary: 'Have a delivery in doubt handed over once more',
  description:
    'Ask the bank first, and only where it does not have the file: the same number and the same bytes are handed over once more.',
  access: 'creditor',
  needsTemporal: true,
  status: 202,
  params: DELIVERY_PARAMS,
  answer: deliveryAnswer,
  problems: ['delivery_not_in_doubt'],
  handle: (call) => decideDelivery(call, { ...call.params, decision: 'send_again' }),
});
