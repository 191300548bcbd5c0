import { Creditor } from '../../db/entities/creditor.ts';
import { ReminderSettingsRow } from '../../db/entities/reminder-settings.ts';
import type { SelfCheckFinding } from '../../db/entities/self-check-finding.ts';
import { waiveByRule } from '../../db/reminders/waive-charges.ts';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import type { Writing } from '../http/route.ts';
import { startReminders } from '../reminders/start-reminders.ts';
import type { Repaired } from './repaired.ts';

/** Starts the workflow of a creditor's reminders; one that runs goes on. */
export async function startLostReminders(writing: Writing): Promise<Repaired> {
  const { em, creditorId } = writing;
  if ((await em.count(ReminderSettingsRow, { creditorId })) === 0) return 'nothing_left_to_do';
  await startReminders(writing, await em.findOneOrFail(Creditor, { id: creditorId }));
  return 'reminders_started';
}

/** Takes back what letters to the debtor must not keep. */
export async function takeBackCharges({ em, creditorId }: Writing, { objectId }: SelfCheckFinding): Promise<Repaired> {
  const bookedOn = await creditorToday(em, creditorId);
  const waived = await waiveByRule(em, { creditorId, debtorId: objectId as DebtorId, bookedOn });
  return waived === 0 ? 'nothing_left_to_do' : 'charges_taken_back';
}
