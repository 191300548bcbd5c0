import { z } from 'zod';
import { postTransfer } from '../../db/ledger/post-transfer.ts';
import { sumWrittenOff } from '../../db/ledger/sum-transfers.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { positiveAmount } from '../http/fields.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { checkOpen } from '../invoices/hold-invoice.ts';
import { note } from '../payments/payment-fields.ts';
import { lockReminder } from './lock-reminder.ts';
import { readReminder } from './read-reminder.ts';
import { REMINDER_PARAMS, reminderDetailAnswer } from './reminder-fields.ts';

export const writeOffReminder = defineRoute({
  method: 'post',
  path: '/v1/reminders/{reminderId}/write-off',
  operationId: 'writeOffReminder',
  tag: 'Reminders',
  summary: 'Write off what is open of a reminder’s own charges, or a part of it',
  description:
    'A loss: what should not have been charged is waived instead. What the reminder lists is written off by itself.',
  access: 'creditor',
  status: 200,
  params: REMINDER_PARAMS,
  body: z
    .strictObject({
      amount: positiveAmount().optional().meta({ description: 'All that is open where it is left out' }),
      note: note('Konkurs'),
    })
    .meta({ id: 'ReminderWriteOff' }),
  answer: reminderDetailAnswer,
  problems: ['more_than_open'],
  async handle({ em, creditorId, params: { reminderId }, body }) {
    const held = await lockReminder(em, { creditorId, reminderId });
    const { debtorId, invoiceId } = held;
    const amountOre = body.amount ?? held.openOre;
    checkOpen(held, amountOre);
    const bookedOn = await creditorToday(em, creditorId);
    const of = { creditorId, bookedOn, debtorId, invoiceId };
    await postTransfer(em, { ...of, kind: 'written_off', amountOre, note: body.note });
    return readReminder(em, { creditorId, reminderId });
  },
});

export const undoReminderWriteOff = defineRoute({
  method: 'post',
  path: '/v1/reminders/{reminderId}/write-off/undo',
  operationId: 'undoReminderWriteOff',
  tag: 'Reminders',
  summary: 'Take back all that is written off of a reminder’s own charges',
  access: 'creditor',
  status: 200,
  params: REMINDER_PARAMS,
  answer: reminderDetailAnswer,
  problems: ['nothing_to_undo'],
  async handle({ em, creditorId, params: { reminderId } }) {
    const { debtorId, invoiceId } = await lockReminder(em, { creditorId, reminderId });
    const amountOre = await sumWrittenOff(em, { creditorId, invoiceId });
    if (amountOre === 0n) throw new ApiProblem('nothing_to_undo', { detail: 'Nothing of the reminder is written off' });
    const bookedOn = await creditorToday(em, creditorId);
    await postTransfer(em, { creditorId, bookedOn, kind: 'write_off_undone', amountOre, debtorId, invoiceId });
    return readReminder(em, { creditorId, reminderId });
  },
});
