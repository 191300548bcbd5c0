import { z } from 'zod';
import { allOf } from '../http/conditions.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { findMatches } from '../payments/find-matches.ts';
import { matchAnswer } from '../payments/payment-fields.ts';
import { numberOfReminder } from './number-of-reminder.ts';
import { REMINDER_PARAMS } from './reminder-fields.ts';

export const listReminderMatches = defineRoute({
  method: 'get',
  path: '/v1/reminders/{reminderId}/matches',
  operationId: 'listReminderMatches',
  tag: 'Reminders',
  summary: 'List what has paid a reminder’s own charges, and what was taken back or undone',
  access: 'creditor',
  status: 200,
  params: REMINDER_PARAMS,
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(matchAnswer),
  async handle({ em, creditorId, params: { reminderId }, query }) {
    await numberOfReminder(em, { creditorId, reminderId });
    const asked = allOf([
      ['m.invoice_id = ?', reminderId],
      ['m.id < ?', afterId(query)],
    ]);
    const rows = await findMatches(em, { creditorId, ...asked, limit: query.limit + 1 });
    return toPage(rows, query, (row) => row);
  },
});
