import { PayOut } from '../../db/entities/pay-out.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { holdPayOut } from './hold-pay-out.ts';
import { PAY_OUT_PARAMS, payOutAnswer, showPayOut } from './pay-out-fields.ts';

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
  async handle({ em, creditorId, params: { payOutId: id } }) {
    const payOut = await em.findOne(PayOut, { id, creditorId });
    if (payOut === null) throw notFound();
    return showPayOut(payOut);
  },
});
