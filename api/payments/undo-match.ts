import { PaymentMatch } from '../../db/entities/payment-match.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { lockPayment } from './lock-payment.ts';
import { PAYMENT_MATCH_PARAMS, paymentDetailAnswer } from './payment-fields.ts';
import { readPayment } from './read-payment.ts';
import { UNDO_PROBLEMS, undoChosenMatches } from './undo-chosen-matches.ts';

export const undoMatch = defineRoute({
  method: 'post',
  path: '/v1/payment-matches/{paymentMatchId}/undo',
  operationId: 'undoMatch',
  tag: 'Payments',
  summary: 'Undo one match of a payment',
  description:
    'What it matched waits for a person, and no rule touches it. A collection that it had taken out of the queue is queued again, where a delivery can still carry it; else the debtor is asked by mail to pay by FI. Answers the payment.',
  access: 'creditor',
  status: 200,
  params: PAYMENT_MATCH_PARAMS,
  answer: paymentDetailAnswer,
  problems: UNDO_PROBLEMS,
  async handle({ em, creditorId, params: { paymentMatchId: id } }) {
    const found = await em.findOne(PaymentMatch, { id, creditorId }, { disableIdentityMap: true });
    if (found === null) throw notFound();
    const { paymentId } = found;
    await lockPayment(em, { creditorId, paymentId });
    // Read again under the lock: another request may have undone it.
    const matches = await em.find(PaymentMatch, { creditorId, paymentId, id, undoneAt: null });
    if (matches.length === 0) throw new ApiProblem('nothing_to_undo', { detail: 'The match is undone' });
    await undoChosenMatches(em, { creditorId, paymentId, matches });
    return readPayment(em, { creditorId, paymentId });
  },
});
