import { defineRoute } from '../http/route.ts';
import { PAYMENT_PARAMS, paymentDetailAnswer } from './payment-fields.ts';
import { readPayment } from './read-payment.ts';

export const getPayment = defineRoute({
  method: 'get',
  path: '/v1/payments/{paymentId}',
  operationId: 'getPayment',
  tag: 'Payments',
  summary: 'Read a payment: what the file said, where it went, and where it may belong',
  access: 'creditor',
  status: 200,
  params: PAYMENT_PARAMS,
  answer: paymentDetailAnswer,
  handle: ({ em, creditorId, params }) => readPayment(em, { creditorId, ...params }),
});
