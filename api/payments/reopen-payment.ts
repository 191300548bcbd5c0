import { postTransfer } from '../../db/ledger/post-transfer.ts';
import { sumDismissed } from '../../db/ledger/sum-transfers.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { lockPayment } from './lock-payment.ts';
import { PAYMENT_PARAMS, paymentDetailAnswer } from './payment-fields.ts';
import { readPayment } from './read-payment.ts';
import { setDecision } from './set-decision.ts';

export const reopenPayment = defineRoute({
  method: 'post',
  path: '/v1/payments/{paymentId}/reopen',
  operationId: 'reopenPayment',
  tag: 'Payments',
  summary: 'Take back that a payment was dismissed or settled',
  description: 'What was dismissed of it waits again.',
  access: 'creditor',
  status: 200,
  params: PAYMENT_PARAMS,
  answer: paymentDetailAnswer,
  problems: ['nothing_dismissed'],
  async handle({ em, creditorId, params: { paymentId } }) {
    const payment = await lockPayment(em, { creditorId, paymentId });
    const amountOre = await sumDismissed(em, { creditorId, paymentId });
    if (amountOre === 0n && payment.status !== 'dismissed') throw new ApiProblem('nothing_dismissed');
    if (amountOre !== 0n) {
      const bookedOn = await creditorToday(em, creditorId);
      await postTransfer(em, { creditorId, bookedOn, kind: 'dismissal_undone', amountOre, paymentId });
    }
    await setDecision(em, { creditorId, paymentId, status: 'waiting', outcome: 'reopened_by_person', note: null });
    return readPayment(em, { creditorId, paymentId });
  },
});
