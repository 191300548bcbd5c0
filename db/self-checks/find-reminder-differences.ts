import { bankDaysBefore } from '../../domain/calendar/bank-days.ts';
import { addDays, addMonths, type CivilDate } from '../../domain/calendar/calendar.ts';
import { civilDateAt, dayBoundsMs } from '../../domain/calendar/wake-up.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import { halfYearOf, MONTHS_A_HALF_YEAR } from '../../domain/reminders/reference-rates.ts';
import { Creditor } from '../entities/creditor.ts';
import { ReminderProposal } from '../entities/reminder-proposal.ts';
import { ReminderSettingsRow } from '../entities/reminder-settings.ts';
import type { EntityManager } from '../orm.ts';
import { findChargedDebtors, findOverdueDebtors } from '../reminders/find-overdue-debtors.ts';
import { isBankFileRead } from '../reminders/load-holdbacks.ts';
import { loadReferenceRates } from '../reminders/load-reference-rates.ts';
import { loadReminderSettings, type LoadedReminderSettings } from '../reminders/load-reminder-settings.ts';
import { decideReminders } from '../reminders/preview-reminders.ts';
import { findWaivedCharges } from '../reminders/waive-charges.ts';
import type { Difference } from './difference.ts';

/** After so many bank days of rounds a letter that is due has been missed, and what was learnt has been taken into account. */
const ROUNDS = 2;
const LOOK_BACK_DAYS = 100;

interface Asked {
  readonly creditorId: CreditorId;
  /** The first of the days whose rounds are looked at, and when it began. */
  readonly day: CivilDate;
  readonly sinceMs: number;
}

/**
 * Debtors who should have been sent a letter and were not; letters that had no ground, and interest that is more than it comes to, where the rounds
 * have not taken that back; half-years that have no rate. What has changed since the rounds is left to the next ones.
 */
export async function findReminderDifferences(
  em: EntityManager,
  { creditorId, checkedAtMs }: { creditorId: CreditorId; checkedAtMs: number },
): Promise<Difference[]> {
  const settings = await loadReminderSettings(em, creditorId);
  if (settings === null) return [];
  const { timeZone: zone } = await em.findOneOrFail(Creditor, { id: creditorId });
  const today = civilDateAt({ epochMs: checkedAtMs, zone });
  const day = bankDaysBefore(today, ROUNDS);
  const asked = { creditorId, day, sinceMs: dayBoundsMs({ date: day, zone }).fromMs };
  return [
    ...((await isInUse(em, { ...asked, settings, zone })) ? await findMissed(em, { ...asked, settings }) : []),
    ...(await findKept(em, asked)),
    ...(await findMissingRates(em, { creditorId, settings, today })),
  ];
}

/** Whether the rounds of those days went by these settings. */
async function isInUse(
  em: EntityManager,
  { creditorId, day, sinceMs, settings, zone }: Asked & { settings: LoadedReminderSettings; zone: string },
): Promise<boolean> {
  if (settings.rules.levels.length === 0 || settings.isPaused) return false;
  const { updatedAt } = await em.findOneOrFail(ReminderSettingsRow, { creditorId });
  if (updatedAt.getTime() >= sinceMs) return false;
  return !settings.afterBankFile || (await isBankFileRead(em, { creditorId, day, zone }));
}

async function findMissed(
  em: EntityManager,
  { creditorId, day, sinceMs, settings }: Asked & { settings: LoadedReminderSettings },
): Promise<Difference[]> {
  const found: Difference[] = [];
  for (let after: DebtorId | null = null; ;) {
    const debtorIds: DebtorId[] = await findOverdueDebtors(em, { creditorId, day, after });
    if (debtorIds.length === 0) return found;
    const decided = await decideReminders(em, { creditorId, on: day, settings, debtorIds });
    const due = decided.filter(({ decision }) => decision.kind === 'letter').map(({ debtorId }) => debtorId);
    const changed = await findChanged(em, { creditorId, sinceMs, debtorIds: due });
    const waiting = settings.waitsForApproval ? await findProposed(em, { creditorId, debtorIds: due }) : new Set();
    for (const debtorId of due.filter((id) => !changed.has(id) && !waiting.has(id))) {
      found.push({ code: 'reminder_missed', objectType: 'debtor', objectId: debtorId, details: { dueOn: day } });
    }
    after = debtorIds.at(-1) ?? null;
  }
}

/** Debtors to whom a letter was proposed: a person has it, or has decided. */
async function findProposed(
  em: EntityManager,
  { creditorId, debtorIds }: { creditorId: CreditorId; debtorIds: readonly DebtorId[] },
): Promise<ReadonlySet<unknown>> {
  const state = { $in: ['waiting', 'rejected'] as const };
  const rows = await em.find(ReminderProposal, { creditorId, debtorId: { $in: [...debtorIds] }, state });
  return new Set(rows.map(({ debtorId }) => debtorId));
}

async function findKept(em: EntityManager, { creditorId, day, sinceMs }: Asked): Promise<Difference[]> {
  const since = addDays(day, -LOOK_BACK_DAYS);
  const found: Difference[] = [];
  for (let after: DebtorId | null = null; ;) {
    const debtorIds: DebtorId[] = await findChargedDebtors(em, { creditorId, since, after });
    if (debtorIds.length === 0) return found;
    const waived = await findWaivedCharges(em, { creditorId, debtorIds });
    const changed = await findChanged(em, { creditorId, sinceMs, debtorIds: [...waived.keys()] });
    for (const [debtorId, charges] of waived) {
      if (changed.has(debtorId)) continue;
      for (const [reminderId, ofLetter] of Map.groupBy(charges, (one) => one.reminderId)) {
        const isInterest = ofLetter.every(({ charge }) => charge === 'interest');
        const tooMuchOre = ofLetter.reduce((sum, { amountOre }) => sum + amountOre, 0n).toString();
        found.push({
          code: isInterest ? 'reminder_interest_differs' : 'reminder_unfounded',
          objectType: 'debtor',
          objectId: debtorId,
          objectKey: reminderId.replaceAll('-', ''),
          details: { reminderId, tooMuchOre },
        });
      }
    }
    after = debtorIds.at(-1) ?? null;
  }
}

// By the database's clock, which wrote all of these.
const SELECT_CHANGED = `
select d.id from debtor d
where d.creditor_id = ? and d.id = any(?::uuid[]) and (d.updated_at >= ?
  or exists (select from ledger_transfer t where t.creditor_id = d.creditor_id and t.debtor_id = d.id and t.created_at >= ?)
  or exists (select from reminder_hold h where h.debtor_id = d.id and h.updated_at >= ?))`;

/** Debtors of whom something has changed since: the next round goes by that. */
async function findChanged(
  em: EntityManager,
  { creditorId, sinceMs, debtorIds }: { creditorId: CreditorId; sinceMs: number; debtorIds: readonly DebtorId[] },
): Promise<ReadonlySet<DebtorId>> {
  if (debtorIds.length === 0) return new Set();
  const since = new Date(sinceMs).toISOString();
  const values = [creditorId, `{${debtorIds.join()}}`, since, since, since];
  return new Set((await em.execute<{ id: DebtorId }[]>(SELECT_CHANGED, values)).map(({ id }) => id));
}

const SELECT_EARLIEST = `
select min(due_on) "earliestOn" from invoice_balance where creditor_id = ? and open_ore > 0 and due_on >= ?`;

/** Half-years from the oldest overdue invoice on, the present one always, where letters are to ask for interest. */
async function findMissingRates(
  em: EntityManager,
  {
    creditorId,
    settings: { rules },
    today,
  }: { creditorId: CreditorId; settings: LoadedReminderSettings; today: CivilDate },
): Promise<Difference[]> {
  if (!rules.levels.some(({ interest }) => interest)) return [];
  const [row] = await em.execute<{ earliestOn: CivilDate | null }[]>(SELECT_EARLIEST, [creditorId, rules.startOn]);
  const earliest = row?.earliestOn ?? today;
  const known = new Set((await loadReferenceRates(em)).map(({ from }) => from));
  const found: Difference[] = [];
  const last = halfYearOf(today);
  for (let from = halfYearOf(earliest < today ? earliest : today); from <= last;) {
    if (!known.has(from)) {
      const details = { halfYear: from };
      found.push({
        code: 'reference_rate_missing',
        objectType: 'creditor',
        objectId: creditorId,
        objectKey: from,
        details,
      });
    }
    from = addMonths(from, MONTHS_A_HALF_YEAR);
  }
  return found;
}
