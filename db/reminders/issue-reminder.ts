import { settingsOf } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import { mailsWithSlips } from '../../domain/betalingsservice/service-settings.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { Language } from '../../domain/calendar/language.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { deliveryOf, mailedTo, type WayOfDelivery } from '../../domain/mails/document-delivery.ts';
import { decideReminder } from '../../domain/reminders/decide-reminder.ts';
import type { NoReminder, ReminderLetter } from '../../domain/reminders/reminder-decision.ts';
import type { ReminderSettings } from '../../domain/reminders/reminder-settings.ts';
import { queueSlips } from '../collections/queue-slips.ts';
import { Creditor } from '../entities/creditor.ts';
import { Debtor } from '../entities/debtor.ts';
import { creditorPartyOf, debtorPartyOf } from '../invoices/party-of.ts';
import type { EntityManager } from '../orm.ts';
import type { InvoiceParties } from '../words/invoices.ts';
import { insertReminder, type NewReminderInvoice } from './insert-reminder.ts';
import { loadArrears } from './load-arrears.ts';
import { loadReferenceRates } from './load-reference-rates.ts';
import type { LoadedReminderSettings } from './load-reminder-settings.ts';
import type { LoadedArrears } from './loaded-arrears.ts';

export interface AskedReminder {
  readonly creditorId: CreditorId;
  readonly debtorId: DebtorId;
  readonly day: CivilDate;
  readonly settings: LoadedReminderSettings;
  readonly isBankFileMissing: boolean;
}

/** What a debtor is sent on a day, or why nothing. */
type Decided =
  | { readonly kind: 'sent'; readonly reminderId: InvoiceId }
  | { readonly kind: 'due'; readonly letter: ReminderLetter; readonly loaded: LoadedArrears }
  | NoReminder;

const FIND = 'select id from reminder where creditor_id = ? and debtor_id = ? and issued_on = ?';

// As every posting does, in the order of their ids: a payment in the same moment is booked before or after.
const HOLD_BALANCES = `
select from invoice_balance where creditor_id = ? and debtor_id = ? and open_ore > 0 order by invoice_id for update`;

// Whoever sends it: a person, or the round where letters wait for nobody any more.
const PROPOSAL_IS_SENT = `
update reminder_proposal set state = 'sent', reminder_id = ?, decided_at = now(), updated_at = now()
where creditor_id = ? and debtor_id = ? and state = 'waiting'`;

/**
 * Decides by the facts of this moment what the debtor is sent on the day, in the caller's transaction, in which nothing of what is open can change
 * from here on.
 */
export async function decideHeld(em: EntityManager, asked: AskedReminder): Promise<Decided> {
  const { creditorId, debtorId, day, settings, isBankFileMissing } = asked;
  await em.execute(HOLD_BALANCES, [creditorId, debtorId]);
  const [sent] = await em.execute<{ id: InvoiceId }[]>(FIND, [creditorId, debtorId, day]);
  if (sent !== undefined) return { kind: 'sent', reminderId: sent.id };
  const { rules, isPaused } = settings;
  const known = await loadArrears(em, { creditorId, debtorIds: [debtorId], day, isPaused, isBankFileMissing });
  const loaded = known.get(debtorId);
  if (loaded === undefined) throw new Error(`creditor ${creditorId} has no debtor ${debtorId}`);
  const decision = decideReminder(loaded.arrears, rules, { day, rates: await loadReferenceRates(em) });
  return decision.kind === 'letter' ? { kind: 'due', letter: decision, loaded } : decision;
}

/**
 * Sends the debtor the letter that is due on the day, in the caller's transaction: asked twice for one day, it is one letter. Its mail is with the
 * post office, which is told after the commit.
 */
export async function issueReminder(
  em: EntityManager,
  asked: AskedReminder,
): Promise<{ readonly kind: 'sent'; readonly reminderId: InvoiceId; readonly isNew: boolean } | NoReminder> {
  const decided = await decideHeld(em, asked);
  if (decided.kind === 'sent') return { ...decided, isNew: false };
  if (decided.kind === 'none') return decided;
  const reminderId = await writeLetter(em, { ...asked, ...decided });
  await em.execute(PROPOSAL_IS_SENT, [reminderId, asked.creditorId, asked.debtorId]);
  return { kind: 'sent', reminderId, isNew: true };
}

/** Writes the letter that was decided, in the caller's transaction, which holds what it lists. */
async function writeLetter(
  em: EntityManager,
  {
    creditorId,
    debtorId,
    day,
    settings: { rules },
    letter,
    loaded,
  }: Pick<AskedReminder, 'creditorId' | 'debtorId' | 'day' | 'settings'> & {
    readonly letter: ReminderLetter;
    readonly loaded: LoadedArrears;
  },
): Promise<InvoiceId> {
  const { level, isNotice, deadlineOn, arrearsFrom, feeNumber, feeOre, compensationOre } = letter;
  const parties = await loadParties(em, { creditorId, debtorId });
  const reminderId = await insertReminder(em, {
    creditorId,
    debtorId,
    debtorKind: loaded.arrears.kind,
    issuedOn: day,
    deadlineOn,
    arrearsFrom,
    level,
    isNotice,
    feeNumber,
    feeOre,
    compensationOre,
    dayCount: rules.dayCount,
    text: textOf(rules, level),
    invoices: [...letter.invoices, ...loaded.openLetters.map(openLetter)],
    ...parties,
  });
  // Whoever has neither mail nor paper has a slip, or would not have been decided on.
  const delivery = deliveryOf(parties);
  if (delivery === null || delivery === 'slip') await queueSlips(em, { creditorId, invoiceIds: [reminderId] });
  return reminderId;
}

const textOf = ({ levels }: ReminderSettings, level: number) => levels[level - 1]?.text ?? null;

/** Charges of an earlier letter are asked for again, and bear nothing. */
function openLetter({ reminderId, openOre }: LoadedArrears['openLetters'][number]): NewReminderInvoice {
  const none = { level: 0, isRaised: false, interestOre: 0n, reckonedTo: null, spans: [] };
  return { invoiceId: reminderId, openOre, ...none };
}

interface Parties extends WayOfDelivery {
  readonly language: Language;
  readonly fiCreditorNumber: string;
  readonly parties: InvoiceParties;
}

/** Creditor and debtor as they stand today. */
async function loadParties(
  em: EntityManager,
  { creditorId, debtorId }: { creditorId: CreditorId; debtorId: DebtorId },
): Promise<Parties> {
  const creditor = await em.findOneOrFail(Creditor, { id: creditorId });
  const debtor = await em.findOneOrFail(Debtor, { id: debtorId, creditorId });
  const withSlips = mailsWithSlips(settingsOf(creditor.bsSettings).services);
  return {
    language: debtor.language,
    fiCreditorNumber: creditor.fiCreditorNumber,
    delivery: debtor.delivery,
    email: mailedTo({ delivery: debtor.delivery, email: debtor.email ?? null }, { withSlips }),
    parties: {
      creditor: creditorPartyOf(creditor),
      debtor: debtorPartyOf(debtor),
      betalingsservice: null,
      mandateNumber: null,
    },
  };
}
