import { LockMode } from '@mikro-orm/core';
import { PaymentMail } from '../../db/entities/payment-mail.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { mailAnswer } from '../invoices/invoice-fields.ts';
import { findMails } from './find-mails.ts';
import { PAYMENT_MAIL_PARAMS } from './payment-mail-params.ts';
import { sendPaymentMailAgain } from './send-payment-mail-again.ts';

export const resendPaymentMail = defineRoute({
  method: 'post',
  path: '/v1/payment-mails/{paymentMailId}/resend',
  operationId: 'resendPaymentMail',
  tag: 'Mails',
  summary: 'Send a failed mail that asks for a payment again',
  description:
    "To the debtor's addresses of today, with what is open today: where one was wrong, change the debtor first.",
  access: 'creditor',
  needsTemporal: true,
  status: 202,
  params: PAYMENT_MAIL_PARAMS,
  answer: mailAnswer,
  problems: ['debtor_without_email', 'mail_not_failed'],
  async handle({ em, creditorId, params, send }) {
    const id = params.paymentMailId;
    const mail = await em.findOne(PaymentMail, { id, creditorId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (mail === null) throw notFound();
    if (mail.status !== 'failed') throw new ApiProblem('mail_not_failed', { detail: `The mail is ${mail.status}` });
    if (!(await sendPaymentMailAgain({ em, creditorId, send }, mail))) throw new ApiProblem('debtor_without_email');
    const [answer] = await findMails(em, { creditorId, where: 'm.id = ?', values: [id], limit: 1 });
    if (answer === undefined) throw notFound();
    return answer;
  },
});
