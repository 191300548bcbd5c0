import { z } from 'zod';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { lockPayment } from './lock-payment.ts';
import { note, PAYMENT_PARAMS, paymentDetailAnswer } from './payment-fields.ts';
import { readPayment } from './read-payment.ts';
import { setDecision } from './set-decision.ts';

export const settlePayment = defineRoute({
  method: 'post',
  path: '/v1/payments/{paymentId}/settle',
  operationId: 'settlePayment',
  tag: 'Payments',
  summary: 'Settle the news that no money will come',
  description: 'Of what is rejected or cancelled: a person has dealt with it, by a reminder or by another way to pay.',
  access: 'creditor',
  status: 200,
  params: PAYMENT_PARAMS,
  body: z.strictObject({ note: note('Kunden betaler ved overførsel') }).meta({ id: 'PaymentSettlement' }),
  answer: paymentDetailAnswer,
  problems: ['payment_moves_money', 'payment_not_waiting'],
  async handle({ em, creditorId, params: { paymentId }, body }) {
    const payment = await lockPayment(em, { creditorId, paymentId });
    if (payment.amountOre !== 0n) throw new ApiProblem('payment_moves_money', { detail: 'Assign it or dismiss it' });
    if (payment.status === 'matched' || payment.status === 'dismissed') throw new ApiProblem('payment_not_waiting');
    const { note: said } = body;
    await setDecision(em, { creditorId, paymentId, status: 'dismissed', outcome: 'settled_by_person', note: said });
    return readPayment(em, { creditorId, paymentId });
  },
});
