import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import { decideReminder } from '../../domain/reminders/decide-reminder.ts';
import type { ReminderDecision } from '../../domain/reminders/reminder-decision.ts';
import type { EntityManager } from '../orm.ts';
import { findOverdueDebtors } from './find-overdue-debtors.ts';
import { loadArrears } from './load-arrears.ts';
import { loadReferenceRates } from './load-reference-rates.ts';
import type { LoadedReminderSettings } from './load-reminder-settings.ts';
import type { LoadedArrears } from './loaded-arrears.ts';

/** A debtor in arrears, and what a letter of the day would be, or why there is none. */
export interface DecidedDebtor {
  readonly debtorId: DebtorId;
  readonly decision: ReminderDecision;
  readonly loaded: LoadedArrears;
}

interface Asked {
  readonly creditorId: CreditorId;
  /** The day of the letters. */
  readonly on: CivilDate;
  readonly settings: LoadedReminderSettings;
  /** Of a later day it is not known yet. */
  readonly isBankFileMissing?: boolean;
}

/** What those debtors would be sent on the day, by what is known now. */
export async function decideReminders(
  em: EntityManager,
  {
    creditorId,
    on,
    settings,
    isBankFileMissing = false,
    debtorIds,
  }: Asked & { readonly debtorIds: readonly DebtorId[] },
): Promise<DecidedDebtor[]> {
  const { rules, isPaused } = settings;
  const rates = await loadReferenceRates(em);
  const known = await loadArrears(em, { creditorId, debtorIds, day: on, isPaused, isBankFileMissing });
  return [...known].map(([debtorId, loaded]) => ({
    debtorId,
    decision: decideReminder(loaded.arrears, rules, { day: on, rates }),
    loaded,
  }));
}

/**
 * What the next debtors in arrears would be sent on the day, or why nothing: by the facts and the rules by which letters are sent. None where there
 * are no further ones.
 */
export async function previewReminders(
  em: EntityManager,
  { after, limit, ...asked }: Asked & { readonly after: DebtorId | null; readonly limit?: number },
): Promise<DecidedDebtor[]> {
  const page = { creditorId: asked.creditorId, day: asked.on, after, ...(limit === undefined ? {} : { limit }) };
  return decideReminders(em, { ...asked, debtorIds: await findOverdueDebtors(em, page) });
}
