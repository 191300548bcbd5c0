import { Invoice } from '../../db/entities/invoice.ts';
import { PaymentMail } from '../../db/entities/payment-mail.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { mailFile, MAIL_PART } from './mail-file.ts';
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
  query: MAIL_PART,
  answer: { contentType: 'message/rfc822' },
  problems: ['not_rendered_yet'],
  async handle({ em, creditorId, params, query }) {
    const mail = await em.findOne(PaymentMail, { id: params.paymentMailId, creditorId });
    if (mail === null) throw notFound();
    const { content, invoiceId, reason } = mail;
    const { number } = await em.findOneOrFail(Invoice, { id: invoiceId, creditorId });
    return mailFile({ content, name: `${number}-${reason}`, part: query.part });
  },
});
