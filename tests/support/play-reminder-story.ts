import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { bankDaysAfter } from '../../domain/calendar/bank-days.ts';
import { remindersWorkflowId } from '../../domain/calendar/reminder-morning.ts';
import { dayBoundsMs } from '../../domain/calendar/wake-up.ts';
import { reminders, settingsChangedSignal } from '../../workflows/reminders/reminders.ts';
import { BILLING_TASK_QUEUE } from '../../workflows/task-queues.ts';
import type { BillingStack } from './billing-stack.ts';
import { remindingCreditor } from './debtors-in-arrears.ts';
import { type Story, today, ZONE } from './story.ts';

const NOON_MS = 12 * 3_600_000;

/** A round that waits for a file which does not come, and one that waits no more since the settings were changed. */
export async function playReminderStory(stack: BillingStack): Promise<Story> {
  const { orm, environment } = stack;
  const creditorId = await remindingCreditor(orm, { afterBankFile: true });
  const handle = await environment.client.workflow.start(reminders, {
    workflowId: remindersWorkflowId(creditorId),
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ creditorId, timeZone: ZONE }],
  });
  const first = bankDaysAfter(await today(stack), 1);
  const second = bankDaysAfter(first, 1);
  await sleepUntil(stack, second);
  await orm.em
    .fork()
    .execute('update reminder_settings set after_bank_file = false where creditor_id = ?', [creditorId]);
  const newest = environment.client.workflow.getHandle(handle.workflowId);
  await newest.signal(settingsChangedSignal, { timeZone: ZONE });
  await sleepUntil(stack, bankDaysAfter(second, 1));
  await newest.terminate();
  return { name: 'reminded', workflowId: handle.workflowId };
}

/** Until noon, when the rounds of the morning have been. */
export async function sleepUntil({ environment }: BillingStack, date: CivilDate): Promise<void> {
  const atMs = dayBoundsMs({ date, zone: ZONE }).fromMs + NOON_MS;
  await environment.sleep(Math.max(atMs - (await environment.currentTimeMs()), 1));
}
