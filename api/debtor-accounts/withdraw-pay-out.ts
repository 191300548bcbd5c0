import { LockMode } from '@mikro-orm/core';
import { holdDeliveries } from '../../db/deliveries/lock-deliveries.ts';
import { PayOut } from '../../db/entities/pay-out.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { PAY_OUT_PARAMS, payOutAnswer, showPayOut } from './pay-out-fields.ts';

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
  async handle({ em, creditorId, params: { payOutId: id } }) {
    await holdDeliveries(em, creditorId);
    const payOut = await em.findOne(PayOut, { id, creditorId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (payOut === null) throw notFound();
    if (payOut.status === 'queued') {
      payOut.status = 'withdrawn';
      payOut.withdrawnAs = 'by_person';
      await em.flush();
    } else if (payOut.status !== 'withdrawn') {
      throw new ApiProblem('pay_out_not_queued', { detail: `The pay-out is ${payOut.status}` });
    }
    return showPayOut(payOut);
  },
});
