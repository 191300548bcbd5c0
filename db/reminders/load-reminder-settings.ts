import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { ReminderSettings } from '../../domain/reminders/reminder-settings.ts';
import { ReminderSettingsRow } from '../entities/reminder-settings.ts';
import type { EntityManager } from '../orm.ts';
import type { StoredReminderLevel } from '../words/reminders.ts';

/** How a creditor reminds: what letters are decided by, and what becomes of them. */
export interface LoadedReminderSettings {
  readonly rules: ReminderSettings;
  /** Letters wait for a person. */
  readonly waitsForApproval: boolean;
  /** None goes before the bank's file of the day has been read. */
  readonly afterBankFile: boolean;
  readonly isPaused: boolean;
}

/** Null where the creditor has never said how; without levels where it has said not to. */
export async function loadReminderSettings(
  em: EntityManager,
  creditorId: CreditorId,
): Promise<LoadedReminderSettings | null> {
  const row = await em.findOne(ReminderSettingsRow, { creditorId });
  if (row === null) return null;
  const { startOn, smallestOre, graceBankDays, dayCount, missingRate, noticeDays } = row;
  return {
    rules: { levels: row.levels.map(levelOf), startOn, smallestOre, graceBankDays, dayCount, missingRate, noticeDays },
    waitsForApproval: row.waitsForApproval,
    afterBankFile: row.afterBankFile,
    isPaused: row.isPaused,
  };
}

function levelOf({ feeOre, ...level }: StoredReminderLevel): ReminderSettings['levels'][number] {
  return { ...level, feeOre: BigInt(feeOre) };
}
