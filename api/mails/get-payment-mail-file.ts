import { Invoice } from '../../db/entities/invoice.ts';
import { PaymentMail } from '../../db/entities/payment-mail.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { PAYMENT_MAIL_PARAMS } from './payment-mail-params.ts';

export const getPaymentMailFile = defineRoute({
  method: 'get',
  path: '/v1/payment-mails/{paymentMailId}/file',
  operationId: 'getPaymentMailFile',
  tag: 'Mails',
  summary: 'Download a mail that asks for a payment as it is sent',
  access: 'creditor',
  status: 200,
  params: PAYMENT_MAIL_PARAMS,
  answer: { contentType: 'message/rfc822' },
  problems: ['not_rendered_yet'],
  async handle({ em, creditorId, params }) {
    const mail = await em.findOne(PaymentMail, { id: params.paymentMailId, creditorId });
    if (mail === null) throw notFound();
    const { content, invoiceId, reason } = mail;
    if (content === null) throw new ApiProblem('not_rendered_yet');
    const { number } = await em.findOneOrFail(Invoice, { id: invoiceId, creditorId });
    const fileName = `${number}-${reason}.eml`;
    return { contentType: 'message/rfc822', fileName, content, disposition: 'attachment' };
  },
});
