import { billLongAgo } from '../../dev/demo/bill-long-ago.ts';
import { Creditor } from '../../db/entities/creditor.ts';
import { ReminderSettingsRow } from '../../db/entities/reminder-settings.ts';
import { openOrm, type Orm } from '../../db/orm.ts';
import { loadReminderSettings } from '../../db/reminders/load-reminder-settings.ts';
import { proposeReminder } from '../../db/reminders/proposals.ts';
import { bankDayOnOrAfter } from '../../domain/calendar/bank-days.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import { goRounds, sampleReminderSettings } from '../../tests/support/debtors-in-arrears.ts';
import type { LivingPage } from './living-page.ts';

/** From a debtor's subscription to the due day of its invoice. */
const TERMS_DAYS = 14;
/** So late that the notice was sent and its deadline has passed. */
const HANDED_OVER_LATE_DAYS = 100;
const REMINDED_LATE_DAYS = 30;
/** Late enough for the first letter, which nobody has sent yet. */
const LATE_DAYS = 20;
/** Every letter that is due today is due then too. */
const LATER_DAYS = 30;

/** The debtors by what becomes of them. */
export const IN_ARREARS = {
  /** Has let the deadline of the notice pass. */
  case: 'Prøvekunde Inkasso',
  /** Has had its first letters. */
  reminded: 'Prøvekunde Rykket',
  waiting: 'Prøvekunde Venter',
  rejected: 'Prøvekunde Afvises',
  disputed: 'Prøvekunde Bestrider',
} as const;

interface Arrears {
  readonly living: Pick<LivingPage, 'api' | 'operator' | 'stack'>;
  readonly today: CivilDate;
}

/** A bank day on which all is due that is due today. */
export const laterBankDay = (today: CivilDate): CivilDate => bankDayOnOrAfter(addDays(today, LATER_DAYS));

/**
 * Leaves the sample creditor's debtors in arrears: one whose case waits for a collector, one who has been reminded, two of whom a letter waits for
 * a person, and one who disputes what such a letter is about. No workflow sends anything by itself.
 */
export async function leaveReminders({ living, today }: Arrears): Promise<void> {
  const orm = await openOrm({ databaseUrl: living.stack.databaseUrl, poolMax: 2 });
  try {
    await living.operator.put('/v1/reference-rates', { rates: sampleRates(today) });
    const { id: creditorId } = await orm.em.fork().findOneOrFail(Creditor, { name: 'Eksempelforeningen' });
    await saveSettings(orm, creditorId);
    const owing = (name: string, lateDays: number, kind?: string) =>
      oweSince({ living, today }, { name, lateDays, kind });
    await owing(IN_ARREARS.case, HANDED_OVER_LATE_DAYS, 'business');
    await owing(IN_ARREARS.reminded, REMINDED_LATE_DAYS);
    await goRounds(orm, { creditorId, from: addDays(today, -HANDED_OVER_LATE_DAYS), through: addDays(today, -1) });
    for (const name of [IN_ARREARS.waiting, IN_ARREARS.rejected, IN_ARREARS.disputed]) {
      const debtorId = await owing(name, LATE_DAYS);
      await propose(orm, { creditorId, debtorId, day: laterBankDay(today) });
      if (name !== IN_ARREARS.disputed) continue;
      const hold = { reason: 'Siger, at varen aldrig kom', isDisputed: true };
      await living.api.put(`/v1/debtors/${debtorId}/reminder-hold`, hold);
    }
  } finally {
    await orm.close();
  }
}

/** Two per cent in each half-year that any of it can touch. */
function sampleRates(today: CivilDate): { from: string; rate: string }[] {
  const year = Number.parseInt(today.slice(0, 'YYYY'.length), 10);
  return [year - 1, year, year + 1].flatMap((one) => [
    { from: `${one}-01-01`, rate: '2' },
    { from: `${one}-07-01`, rate: '2' },
  ]);
}

/** Not by the API, which starts what sends by itself in the morning. */
async function saveSettings(orm: Orm, creditorId: CreditorId): Promise<void> {
  await orm.em.fork().insert(ReminderSettingsRow, { ...sampleReminderSettings({ smallestOre: 50_00n }), creditorId });
}

/** A debtor whose only invoice has been late for so many days. */
async function oweSince(
  { living: { api, stack }, today }: Arrears,
  { name, lateDays, kind = 'consumer' }: { name: string; lateDays: number; kind?: string | undefined },
): Promise<DebtorId> {
  const { id } = await api.post<{ id: DebtorId }>('/v1/debtors', {
    name,
    kind,
    addressLines: ['Prøvegade 7'],
    postcode: '8700',
    city: 'Horsens',
    email: `${name.split(' ').at(-1)?.toLowerCase()}@prove.example`,
  });
  const startOn = addDays(today, -lateDays - TERMS_DAYS);
  await billLongAgo({
    databaseUrl: stack.databaseUrl,
    on: startOn,
    body: {
      debtorId: id,
      reference: 'Leje af garage',
      startOn,
      interval: { unit: 'month', count: 12 },
      paymentTerms: { kind: 'net_days', days: TERMS_DAYS },
      lines: [{ text: 'Leje', quantity: '1', unitPrice: '800', vatCode: 'standard' }],
    },
  });
  return id;
}

async function propose(orm: Orm, asked: { creditorId: CreditorId; debtorId: DebtorId; day: CivilDate }): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    const settings = await loadReminderSettings(em, asked.creditorId);
    if (settings === null) throw new Error('the sample creditor does not remind');
    await proposeReminder(em, { ...asked, settings, isBankFileMissing: false });
  });
}
