import { PaymentMail } from '../../db/entities/payment-mail.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { mailContents, showMailContents } from './mail-file.ts';
import { PAYMENT_MAIL_PARAMS } from './payment-mail-params.ts';

export const getPaymentMailContents = defineRoute({
  method: 'get',
  path: '/v1/payment-mails/{paymentMailId}/contents',
  operationId: 'getPaymentMailContents',
  tag: 'Mails',
  summary: 'Read a mail that asks for a payment: its subject, its text, and what is attached',
  access: 'creditor',
  status: 200,
  params: PAYMENT_MAIL_PARAMS,
  answer: mailContents,
  problems: ['not_rendered_yet'],
  async handle({ em, creditorId, params }) {
    const mail = await em.findOne(PaymentMail, { id: params.paymentMailId, creditorId });
    if (mail === null) throw notFound();
    return showMailContents(mail.content ?? null);
  },
});
