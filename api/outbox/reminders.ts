import { z } from 'zod';
import type { ReminderMessageKind } from '../../db/words/reminders.ts';
import { type reminders, settingsChangedSignal } from '../../workflows/reminders/reminders.ts';
import { BILLING_TASK_QUEUE } from '../../workflows/task-queues.ts';
import { type MessageKind, messageKind } from './message-kind.ts';
import { endWhereStuck } from './reach-workflow.ts';

export const REMINDER_MESSAGES = {
  // One that stands still is replaced without being asked: it holds nothing that the database does not.
  start_reminders: messageKind(z.strictObject({ timeZone: z.string() }), async (client, { row, payload }) => {
    await endWhereStuck(client, row.workflowId);
    await client.workflow.signalWithStart<typeof reminders, [{ readonly timeZone: string }]>('reminders', {
      workflowId: row.workflowId,
      taskQueue: BILLING_TASK_QUEUE,
      args: [{ creditorId: row.creditorId, timeZone: payload.timeZone }],
      signal: settingsChangedSignal,
      signalArgs: [payload],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      staticSummary: 'reminders of debtors in arrears',
    });
    return null;
  }),
} as const satisfies Record<ReminderMessageKind, MessageKind<unknown>>;
