import { ReminderSettingsRow } from '../../db/entities/reminder-settings.ts';
import { lockCreditor } from '../creditors/lock-creditor.ts';
import { defineRoute } from '../http/route.ts';
import { reminderSettingsAnswer, showReminderSettings } from './reminder-settings-fields.ts';

export const getReminderSettings = defineRoute({
  method: 'get',
  path: '/v1/reminder-settings',
  operationId: 'getReminderSettings',
  tag: 'Reminders',
  summary: 'Read how the creditor reminds',
  access: 'creditor',
  status: 200,
  answer: reminderSettingsAnswer,
  hold: ({ em, creditorId }) => lockCreditor(em, creditorId),
  async handle({ em, creditorId }) {
    return showReminderSettings(await em.findOne(ReminderSettingsRow, { creditorId }));
  },
});
