import { InvoiceMail } from '../../db/entities/invoice-mail.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { MAIL_PART, mailContents, mailFile, showMailContents } from '../mails/mail-file.ts';
import { numberOfReminder } from './number-of-reminder.ts';
import { REMINDER_PARAMS } from './reminder-fields.ts';

const OF_MAIL = {
  method: 'get',
  tag: 'Reminders',
  access: 'creditor',
  status: 200,
  params: REMINDER_PARAMS,
  problems: ['not_rendered_yet'],
} as const;

export const getReminderMail = defineRoute({
  ...OF_MAIL,
  path: '/v1/reminders/{reminderId}/mail',
  operationId: 'getReminderMail',
  summary: "Download a reminder's mail as it is sent",
  query: MAIL_PART,
  answer: { contentType: 'message/rfc822' },
  async handle({ em, creditorId, params: { reminderId }, query }) {
    const name = await numberOfReminder(em, { creditorId, reminderId });
    const mail = await em.findOne(InvoiceMail, { invoiceId: reminderId, creditorId });
    if (mail === null) throw notFound();
    return mailFile({ content: mail.content ?? null, name, part: query.part });
  },
});

export const getReminderMailContents = defineRoute({
  ...OF_MAIL,
  path: '/v1/reminders/{reminderId}/mail/contents',
  operationId: 'getReminderMailContents',
  summary: "Read a reminder's mail: its subject, its text, and what is attached",
  answer: mailContents,
  async handle({ em, creditorId, params: { reminderId } }) {
    await numberOfReminder(em, { creditorId, reminderId });
    const mail = await em.findOne(InvoiceMail, { invoiceId: reminderId, creditorId });
    if (mail === null) throw notFound();
    return showMailContents(mail.content ?? null);
  },
});
