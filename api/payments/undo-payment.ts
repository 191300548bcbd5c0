import { PaymentMatch } from '../../db/entities/payment-match.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { lockPayment } from './lock-payment.ts';
import { PAYMENT_PARAMS, paymentDetailAnswer } from './payment-fields.ts';
import { readPayment } from './read-payment.ts';
import { UNDO_PROBLEMS, undoChosenMatches } from './undo-chosen-matches.ts';

export const undoPayment = defineRoute({
  method: 'post',
  path: '/v1/payments/{paymentId}/undo',
  operationId: 'undoPayment',
  tag: 'Payments',
  summary: 'Undo every match of a payment',
  description:
    'What they matched waits for a person, and no rule touches it. A collection that it had taken out of the queue is queued again, where a delivery can still carry it; else the debtor is asked by mail to pay by FI. The postings stay and are posted back.',
  access: 'creditor',
  status: 200,
  params: PAYMENT_PARAMS,
  answer: paymentDetailAnswer,
  problems: UNDO_PROBLEMS,
  async handle({ em, creditorId, params: { paymentId } }) {
    await lockPayment(em, { creditorId, paymentId });
    const matches = await em.find(PaymentMatch, { creditorId, paymentId, undoneAt: null });
    if (matches.length === 0) throw new ApiProblem('nothing_to_undo', { detail: 'Nothing of the payment is matched' });
    await undoChosenMatches(em, { creditorId, paymentId, matches });
    return readPayment(em, { creditorId, paymentId });
  },
});
