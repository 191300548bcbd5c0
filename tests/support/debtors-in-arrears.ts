import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { createSendReminders, type ReminderRound } from '../../activities/reminders/send-reminders.ts';
import { Debtor } from '../../db/entities/debtor.ts';
import { ReminderSettingsRow } from '../../db/entities/reminder-settings.ts';
import type { Orm } from '../../db/orm.ts';
import type { StoredReminderLevel } from '../../db/words/reminders.ts';
import { isBankDay } from '../../domain/calendar/bank-days.ts';
import { addDays, type CivilDate, civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { DebtorKind } from '../../domain/reminders/reminder-words.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from './sample-data.ts';
import { sampleMatch, samplePayment } from './sample-payments.ts';
import { NO_POST_OFFICE } from './with-post-office.ts';

const PAYMENT_TERMS_DAYS = 14;

/** Without a fee after eight days; with fee, interest and compensation after two weeks; the notice after two more. */
export const SAMPLE_LEVELS: readonly StoredReminderLevel[] = [
  { afterDays: 8, feeOre: '0', interest: false, compensation: false, isNotice: false, text: null },
  { afterDays: 14, feeOre: '10000', interest: true, compensation: true, isNotice: false, text: null },
  { afterDays: 14, feeOre: '10000', interest: true, compensation: true, isNotice: true, text: 'Prøvetekst' },
];

/** By the sample's levels, of whatever was ever due, without grace, unless something else is said. */
export function sampleReminderSettings(changes: Partial<ReminderSettingsRow> = {}) {
  return {
    levels: [...SAMPLE_LEVELS],
    startOn: civilDate('2020-01-01'),
    smallestOre: 0n,
    graceBankDays: 0,
    dayCount: 'actual/365' as const,
    missingRate: 'without_interest' as const,
    noticeDays: 10,
    waitsForApproval: false,
    afterBankFile: false,
    isPaused: false,
    ...changes,
  };
}

/** A creditor who reminds as the sample does, unless something else is said. */
export async function remindingCreditor(orm: Orm, changes: Partial<ReminderSettingsRow> = {}): Promise<CreditorId> {
  const creditorId = await sampleCreditor(orm);
  await orm.em.fork().insert(ReminderSettingsRow, { ...sampleReminderSettings(changes), creditorId });
  return creditorId;
}

/** A debtor of the creditor, a consumer unless something else is said. */
export async function arrearsDebtor(
  orm: Orm,
  { creditorId, kind = 'consumer', ...changes }: Parameters<typeof sampleDebtor>[1] & { kind?: DebtorKind },
): Promise<DebtorId> {
  const debtorId = await sampleDebtor(orm, { creditorId, ...changes });
  await orm.em.fork().nativeUpdate(Debtor, { id: debtorId }, { kind });
  return debtorId;
}

/** An invoice that is due on the day, of 1,000.00 kr. unless something else is said. */
export async function invoiceDue(
  orm: Orm,
  {
    creditorId,
    debtorId,
    dueOn,
    totalOre = 1000_00n,
  }: { creditorId: CreditorId; debtorId: DebtorId; dueOn: string; totalOre?: bigint },
): Promise<InvoiceId> {
  const startOn = addDays(civilDate(dueOn), -PAYMENT_TERMS_DAYS);
  const unitPriceMicro = (totalOre * 10_000n * 4n) / 5n;
  const subscriptionId = await sampleSubscription(orm, {
    creditorId,
    debtorId,
    startOn,
    unitPricesMicro: [unitPriceMicro],
    terms: { paymentTermsDays: PAYMENT_TERMS_DAYS },
  });
  const billedAtMs = Date.parse(`${startOn}T03:00:00Z`);
  const outcome = await createDraftInvoice({ orm })({ subscriptionId, periodIndex: 0, billedAtMs });
  if (outcome.kind !== 'issued') throw new Error(`no invoice: ${outcome.kind}`);
  return outcome.invoiceId;
}

/** An invoice of a debtor and what it is of. */
export interface LateInvoice {
  readonly creditorId: CreditorId;
  readonly debtorId: DebtorId;
  readonly invoiceId: InvoiceId;
}

/** An invoice of 1,000.00 kr. that was due on Monday 2 February 2026 unless something else is said, of a creditor who reminds. */
export async function lateInvoice(
  orm: Orm,
  {
    kind,
    dueOn = '2026-02-02',
    ...settings
  }: Partial<ReminderSettingsRow> & { kind?: DebtorKind; dueOn?: string } = {},
): Promise<LateInvoice> {
  const creditorId = await remindingCreditor(orm, settings);
  const debtorId = await arrearsDebtor(orm, { creditorId, ...(kind === undefined ? {} : { kind }) });
  return { creditorId, debtorId, invoiceId: await invoiceDue(orm, { creditorId, debtorId, dueOn }) };
}

interface Paying {
  readonly creditorId: CreditorId;
  readonly debtorId: DebtorId;
  readonly invoiceId: InvoiceId;
  readonly amountOre: bigint;
  /** Booked by the bank on that day. */
  readonly on: string;
  /** By a person; by a rule the match counts from the day of the bank. */
  readonly matchedOn?: string;
}

/** Money that pays an invoice, or below zero what the bank takes back. */
export async function payInvoice(
  orm: Orm,
  { creditorId, debtorId, invoiceId, amountOre, on, matchedOn = on }: Paying,
): Promise<void> {
  const paidOn = civilDate(on);
  const unnamed = { customerNumber: null, fiPaymentId: null };
  const paymentId = await samplePayment(orm, { creditorId, amountOre, bookedOn: paidOn, paidOn, ...unnamed });
  const bookedOn = civilDate(matchedOn);
  await sampleMatch(orm, { creditorId, paymentId, debtorId, invoiceId, amountOre, bookedOn });
}

const MAILS_GO_OUT = `
update invoice_mail set status = 'sent', sent_at = ?::date
where creditor_id = ? and status = 'waiting' and invoice_id in (select id from reminder where creditor_id = ?)`;

/**
 * The rounds of all bank days from the one day through the other, or of the one alone. Unless something else is said, the mails of a round
 * are taken on its day.
 */
export async function goRounds(
  orm: Orm,
  {
    creditorId,
    from,
    through = from,
    mailsGoOut = true,
  }: { creditorId: CreditorId; from: string; through?: string; mailsGoOut?: boolean },
): Promise<ReminderRound[]> {
  const sendReminders = createSendReminders({ orm, ...NO_POST_OFFICE, heartbeat: () => undefined });
  const rounds: ReminderRound[] = [];
  for (let day = civilDate(from); day <= civilDate(through); day = addDays(day, 1)) {
    if (!isBankDay(day)) continue;
    rounds.push(await sendReminders({ creditorId, day }));
    if (mailsGoOut) await orm.em.fork().execute(MAILS_GO_OUT, [day, creditorId, creditorId]);
  }
  return rounds;
}

/** A letter as it stands. */
export interface SentLetterRow {
  readonly issuedOn: CivilDate;
  readonly level: number;
  readonly arrearsFrom: CivilDate;
  readonly fee: number;
  readonly feeNumber: number | null;
  readonly compensation: number;
  readonly interest: number;
  readonly asked: number;
}

/** The letters of a debtor, the first one first; amounts in kroner. */
export async function lettersOf(orm: Orm, debtorId: DebtorId): Promise<SentLetterRow[]> {
  return orm.em.fork().execute(
    `select issued_on "issuedOn", level, arrears_from "arrearsFrom", fee_ore / 100.0::float8 fee, fee_number "feeNumber",
       compensation_ore / 100.0::float8 compensation, interest_ore / 100.0::float8 interest, asked_ore / 100.0::float8 asked
     from reminder where debtor_id = ? order by issued_on`,
    [debtorId],
  );
}

/** What is open of a debtor's invoices and letters, øre. */
export async function openOreOf(orm: Orm, debtorId: DebtorId): Promise<bigint> {
  const [row] = await orm.em
    .fork()
    .execute<{ ore: string }[]>('select coalesce(sum(open_ore), 0) ore from invoice_balance where debtor_id = ?', [
      debtorId,
    ]);
  return BigInt(row?.ore ?? '0');
}
