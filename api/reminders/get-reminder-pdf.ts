import { loadReminderDocument } from '../../db/reminders/load-reminder-document.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { keptOrDrawnPdf } from '../invoices/kept-or-drawn-pdf.ts';
import { numberOfReminder } from './number-of-reminder.ts';
import { REMINDER_PARAMS } from './reminder-fields.ts';

export const getReminderPdf = defineRoute({
  method: 'get',
  path: '/v1/reminders/{reminderId}/pdf',
  operationId: 'getReminderPdf',
  tag: 'Reminders',
  summary: 'Download a reminder as PDF',
  description:
    'As it was first made, byte for byte. It is made with the mail; where there is none, when it is asked for first.',
  access: 'creditor',
  status: 200,
  params: REMINDER_PARAMS,
  answer: { contentType: 'application/pdf' },
  problems: ['not_rendered_yet'],
  async handle({ em, creditorId, params: { reminderId }, services }) {
    const number = await numberOfReminder(em, { creditorId, reminderId });
    const draw = async () => {
      const loaded = await loadReminderDocument(em, reminderId);
      if (loaded === null) throw notFound();
      return services.pdf.render(loaded.document);
    };
    const content = await keptOrDrawnPdf(em, { creditorId, invoiceId: reminderId, draw });
    return { contentType: 'application/pdf', fileName: `${number}.pdf`, content, disposition: 'inline' };
  },
});
