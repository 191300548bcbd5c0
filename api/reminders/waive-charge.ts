import { z } from 'zod';
import { findChargesLeft } from '../../db/reminders/charges-left.ts';
import { waiveByPerson } from '../../db/reminders/waive-charges.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { line } from '../http/fields.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { lockReminder } from './lock-reminder.ts';
import { readReminder } from './read-reminder.ts';
import { CHARGES, REMINDER_PARAMS, reminderDetailAnswer } from './reminder-fields.ts';

const MAX_REASON = 200;

export const waiveCharge = defineRoute({
  method: 'post',
  path: '/v1/reminders/{reminderId}/waive',
  operationId: 'waiveReminderCharge',
  tag: 'Reminders',
  summary: 'Take back what is left of a charge of a reminder: its fee, its interest or its compensation',
  description:
    'By new entries; the reminder stays as it was sent. What has been paid of it becomes the debtor’s credit. A waived fee counts among those that the law allows.',
  access: 'creditor',
  status: 200,
  params: REMINDER_PARAMS,
  body: z
    .strictObject({ charge: z.enum(CHARGES), reason: line(MAX_REASON, 'Betalte dagen før') })
    .meta({ id: 'ReminderWaiverInput' }),
  answer: reminderDetailAnswer,
  problems: ['nothing_to_waive'],
  async handle({ em, creditorId, params: { reminderId }, body: { charge, reason } }) {
    await lockReminder(em, { creditorId, reminderId });
    const left = (await findChargesLeft(em, reminderId)).filter((one) => one.charge === charge);
    if (left.length === 0) throw new ApiProblem('nothing_to_waive');
    const bookedOn = await creditorToday(em, creditorId);
    for (const one of left) await waiveByPerson(em, { ...one, creditorId, reminderId, bookedOn, note: reason });
    return readReminder(em, { creditorId, reminderId });
  },
});
