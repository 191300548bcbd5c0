import { z } from 'zod';
import { postTransfer } from '../../db/ledger/post-transfer.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { defineRoute } from '../http/route.ts';
import { lockWaitingMoney } from './lock-payment.ts';
import { note, PAYMENT_PARAMS, paymentDetailAnswer } from './payment-fields.ts';
import { readPayment } from './read-payment.ts';
import { setDecision } from './set-decision.ts';

export const dismissPayment = defineRoute({
  method: 'post',
  path: '/v1/payments/{paymentId}/dismiss',
  operationId: 'dismissPayment',
  tag: 'Payments',
  summary: 'Dismiss what waits of a payment: money that is not to be matched here',
  description:
    'For the same money told twice, a lump sum of a statement whose parts another file tells, or money that pays no invoice. What is matched of it stays.',
  access: 'creditor',
  status: 200,
  params: PAYMENT_PARAMS,
  body: z
    .strictObject({ reason: note('Samme beløb som i filen fra Betalingsservice') })
    .meta({ id: 'PaymentDismissal' }),
  answer: paymentDetailAnswer,
  problems: ['payment_moves_no_money', 'payment_not_waiting'],
  async handle({ em, creditorId, params: { paymentId }, body: { reason } }) {
    const { unmatchedOre } = await lockWaitingMoney(em, { creditorId, paymentId });
    const bookedOn = await creditorToday(em, creditorId);
    await postTransfer(em, {
      creditorId,
      bookedOn,
      kind: 'dismissed',
      amountOre: unmatchedOre,
      paymentId,
      note: reason,
    });
    await setDecision(em, {
      creditorId,
      paymentId,
      status: 'dismissed',
      outcome: 'dismissed_by_person',
      note: reason,
    });
    return readPayment(em, { creditorId, paymentId });
  },
});
