import { Reminder } from '../../db/entities/reminder.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { mailAnswer } from '../invoices/invoice-fields.ts';
import { resendMail } from '../mails/resend-mail.ts';
import { REMINDER_PARAMS } from './reminder-fields.ts';

export const resendReminder = defineRoute({
  method: 'post',
  path: '/v1/reminders/{reminderId}/resend',
  operationId: 'resendReminder',
  tag: 'Reminders',
  summary: 'Send the mail of a reminder again: one that has failed, or a copy of one that was sent',
  description:
    'To the debtor’s addresses of today. It is the same reminder, with the deadline that it names: nothing is charged anew. One at a time.',
  access: 'creditor',
  needsTemporal: true,
  status: 202,
  params: REMINDER_PARAMS,
  answer: mailAnswer,
  problems: ['debtor_without_email', 'mail_not_failed'],
  async handle({ em, creditorId, params: { reminderId }, send }) {
    const reminder = await em.findOne(Reminder, { id: reminderId, creditorId });
    if (reminder === null) throw notFound();
    return resendMail({ em, creditorId, send }, { invoiceId: reminderId, debtorId: reminder.debtorId });
  },
});
