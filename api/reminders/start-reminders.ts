import { remindersWorkflowId } from '../../domain/calendar/reminder-morning.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { Writing } from '../http/route.ts';

/** Starts the workflow that sends a creditor's reminders, or tells the one that runs that the settings were changed. */
export async function startReminders(
  { send }: Pick<Writing, 'send'>,
  { id: creditorId, timeZone }: { id: CreditorId; timeZone: string },
): Promise<void> {
  const workflowId = remindersWorkflowId(creditorId);
  await send({ kind: 'start_reminders', creditorId, workflowId, payload: { timeZone } });
}
