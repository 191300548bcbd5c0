import { lowerCollections } from '../../db/collections/lower-collections.ts';
import { restoreCollections } from '../../db/collections/restore-collections.ts';
import { matchByPerson } from '../../db/payments/match-by-person.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { defineRoute } from '../http/route.ts';
import { explainByPerson } from './decided-by.ts';
import { assignmentBody } from './allocation-fields.ts';
import { checkAllocations } from './check-allocations.ts';
import { lockWaitingMoney } from './lock-payment.ts';
import { PAYMENT_PARAMS, paymentDetailAnswer } from './payment-fields.ts';
import { readPayment } from './read-payment.ts';

export const assignPayment = defineRoute({
  method: 'post',
  path: '/v1/payments/{paymentId}/assign',
  operationId: 'assignPayment',
  tag: 'Payments',
  summary: 'Assign what waits of a payment, or a part of it',
  description:
    'To invoices, which it pays, or to debtors, who have it to the good. Never more than waits and never more than is open. From then on no rule touches the payment. Money that was taken back is assigned with amounts below zero: the invoice is open again.',
  access: 'creditor',
  status: 200,
  params: PAYMENT_PARAMS,
  body: assignmentBody,
  answer: paymentDetailAnswer,
  problems: [
    'more_than_asked',
    'more_than_credit',
    'more_than_open',
    'more_than_waits',
    'payment_moves_no_money',
    'payment_not_waiting',
  ],
  async handle({ em, creditorId, caller, params, body: { allocations } }) {
    const { paymentId } = params;
    const payment = await lockWaitingMoney(em, { creditorId, paymentId });
    const allotments = await checkAllocations(em, { creditorId, payment, allocations });
    const bookedOn = await creditorToday(em, creditorId);
    const explanation = explainByPerson('assigned', caller.name);
    await matchByPerson(em, { creditorId, paymentId, bookedOn, explanation, allotments });
    const invoiceIds = allocations.flatMap(({ invoiceId }) => (invoiceId === undefined ? [] : [invoiceId]));
    if (payment.amountOre > 0n) await lowerCollections(em, { creditorId, invoiceIds });
    else await restoreCollections(em, { creditorId, invoiceIds, now: Date.now });
    return readPayment(em, { creditorId, paymentId });
  },
});
