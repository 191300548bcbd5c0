import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { readPayOut } from './find-pay-outs.ts';
import { holdPayOut } from './hold-pay-out.ts';
import { PAY_OUT_PARAMS, payOutAnswer } from './pay-out-fields.ts';

export const withdrawPayOut = defineRoute({
  method: 'post',
  path: '/v1/pay-outs/{payOutId}/withdraw',
  operationId: 'withdrawPayOut',
  tag: 'Debtor accounts',
  summary: 'Withdraw a pay-out while it is queued',
  description:
    'The debtor has the amount to the good, free for anything else. One that is withdrawn is answered as it is.',
  access: 'creditor',
  status: 200,
  params: PAY_OUT_PARAMS,
  answer: payOutAnswer,
  problems: ['pay_out_not_queued'],
  async handle({ em, creditorId, params }) {
    const { payOut } = await holdPayOut(em, { creditorId, ...params });
    if (payOut.status === 'queued') {
      payOut.status = 'withdrawn';
      payOut.withdrawnAs = 'by_person';
      await em.flush();
    } else if (payOut.status !== 'withdrawn') {
      throw new ApiProblem('pay_out_not_queued', { detail: `The pay-out is ${payOut.status}` });
    }
    return readPayOut(em, { creditorId, ...params });
  },
});
