import { InvoicePdf } from '../../db/entities/invoice-pdf.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { numberOfReminder } from './number-of-reminder.ts';
import { REMINDER_PARAMS } from './reminder-fields.ts';

export const getReminderPdf = defineRoute({
  method: 'get',
  path: '/v1/reminders/{reminderId}/pdf',
  operationId: 'getReminderPdf',
  tag: 'Reminders',
  summary: 'Download a reminder as PDF',
  description: 'As it was first made, byte for byte. It is made with the mail.',
  access: 'creditor',
  status: 200,
  params: REMINDER_PARAMS,
  answer: { contentType: 'application/pdf' },
  problems: ['not_rendered_yet'],
  async handle({ em, creditorId, params: { reminderId } }) {
    const number = await numberOfReminder(em, { creditorId, reminderId });
    const pdf = await em.findOne(InvoicePdf, { invoiceId: reminderId, creditorId });
    if (pdf === null) throw new ApiProblem('not_rendered_yet');
    return { contentType: 'application/pdf', fileName: `${number}.pdf`, content: pdf.content, disposition: 'inline' };
  },
});
