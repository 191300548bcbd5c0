import { defineRoute } from '../http/route.ts';
import { holdShownOfReminder } from './lock-reminder.ts';
import { readReminder } from './read-reminder.ts';
import { REMINDER_PARAMS, reminderDetailAnswer } from './reminder-fields.ts';

export const getReminder = defineRoute({
  method: 'get',
  path: '/v1/reminders/{reminderId}',
  operationId: 'getReminder',
  tag: 'Reminders',
  summary: 'Read a reminder: what it lists, what it charges and how its interest was reckoned',
  access: 'creditor',
  status: 200,
  params: REMINDER_PARAMS,
  answer: reminderDetailAnswer,
  hold: ({ em, creditorId, params }) => holdShownOfReminder(em, { creditorId, ...params }),
  handle: ({ em, creditorId, params }) => readReminder(em, { creditorId, ...params }),
});
