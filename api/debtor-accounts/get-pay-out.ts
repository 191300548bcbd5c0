import { defineRoute } from '../http/route.ts';
import { readPayOut } from './find-pay-outs.ts';
import { holdPayOut } from './hold-pay-out.ts';
import { PAY_OUT_PARAMS, payOutAnswer } from './pay-out-fields.ts';

export const getPayOut = defineRoute({
  method: 'get',
  path: '/v1/pay-outs/{payOutId}',
  operationId: 'getPayOut',
  tag: 'Debtor accounts',
  summary: 'Read what Betalingsservice was or is to pay out',
  access: 'creditor',
  status: 200,
  params: PAY_OUT_PARAMS,
  answer: payOutAnswer,
  hold: ({ em, creditorId, params }) => holdPayOut(em, { creditorId, ...params }),
  handle: ({ em, creditorId, params }) => readPayOut(em, { creditorId, ...params }),
});
