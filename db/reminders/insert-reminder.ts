import { v7 as uuid } from 'uuid';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { Language } from '../../domain/calendar/language.ts';
import { paymentId } from '../../domain/identifiers/fi71.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { deliveryOf, type WayOfDelivery } from '../../domain/mails/document-delivery.ts';
import type { DayCount, DebtorKind } from '../../domain/reminders/reminder-words.ts';
import { Reminder } from '../entities/reminder.ts';
import { INSERT_DOCUMENTS } from '../invoices/insert-invoices.ts';
import { mailRecords } from '../mails/mail-records.ts';
import { QUEUE_WRITTEN } from '../mails/queue-mails.ts';
import type { EntityManager } from '../orm.ts';
import type { InvoiceParties } from '../words/invoices.ts';

/** A span of days of one open amount and one rate, both days included. */
export interface NewInterestSpan {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly days: number;
  readonly openOre: bigint;
  /** Hundredths of a per cent a year, with the points of the law. */
  readonly rateBp: number;
  /** The first day of the half-year whose reference rate it is made of. */
  readonly rateFrom: CivilDate;
}

/** What a reminder lists: an overdue invoice, or an earlier reminder whose charges are open, which has the level 0. */
export interface NewReminderInvoice {
  readonly invoiceId: InvoiceId;
  readonly level: number;
  readonly isRaised: boolean;
  readonly openOre: bigint;
  /** What this letter charges, beyond what earlier ones have. */
  readonly interestOre: bigint;
  /** The last day that bears interest; null where none was reckoned. */
  readonly reckonedTo: CivilDate | null;
  /** The whole reckoning from the due day. */
  readonly spans: readonly NewInterestSpan[];
}

/** A reminder that is to be issued, with everything but its numbers. */
export interface NewReminder extends WayOfDelivery {
  readonly creditorId: CreditorId;
  readonly debtorId: DebtorId;
  readonly debtorKind: DebtorKind;
  readonly issuedOn: CivilDate;
  readonly deadlineOn: CivilDate;
  /** The first day of the connected period of arrears. */
  readonly arrearsFrom: CivilDate;
  readonly level: number;
  readonly isNotice: boolean;
  /** Which fee of the period of arrears it is; null for none. */
  readonly feeNumber: number | null;
  readonly feeOre: bigint;
  readonly compensationOre: bigint;
  readonly dayCount: DayCount;
  /** The creditor's own words. */
  readonly text: string | null;
  /** In the order in which they are paid. */
  readonly invoices: readonly NewReminderInvoice[];
  readonly language: Language;
  readonly fiCreditorNumber: string;
  readonly parties: InvoiceParties;
}

// The series' row is locked first and the creditor's second, as where invoices are issued.
const TAKE_NUMBER = `
with series as (
  update number_series set next_number = next_number + 1 where creditor_id = ? and code = 'reminder'
  returning creditor_id, prefix, next_number - 1 as number
)
update creditor c set next_payment_number = c.next_payment_number + 1 from series s where c.id = s.creditor_id
returning s.prefix, s.number, c.next_payment_number - 1 "paymentNumber"`;

const BEGIN_SERIES = `
insert into number_series (creditor_id, code, prefix, next_number) values (?, 'reminder', 'R', 1) on conflict do nothing`;

interface Taken {
  readonly prefix: string;
  readonly number: string;
  readonly paymentNumber: string;
}

async function takeNumber(em: EntityManager, creditorId: CreditorId): Promise<Taken | undefined> {
  const [taken] = await em.execute<Taken[]>(TAKE_NUMBER, [creditorId]);
  return taken;
}

/** Of a creditor that a former version has created since this one migrated: it knew of no reminders. */
async function takeFirstNumber(em: EntityManager, creditorId: CreditorId): Promise<Taken> {
  await em.execute(BEGIN_SERIES, [creditorId]);
  const taken = await takeNumber(em, creditorId);
  if (taken === undefined) throw new Error(`creditor ${creditorId} does not exist`);
  return taken;
}

const INSERT_DOCUMENT = `${INSERT_DOCUMENTS} ${QUEUE_WRITTEN}`;

const INSERT_LISTED = `
insert into reminder_invoice (creditor_id, reminder_id, position, invoice_id, level, is_raised, open_ore, interest_ore, reckoned_to)
select ?, ?, l.position, l.invoice_id, l.level, l.is_raised, l.open_ore, l.interest_ore, l.reckoned_to
from jsonb_to_recordset(?::jsonb) as l (position int, invoice_id uuid, level int, is_raised boolean, open_ore bigint, interest_ore bigint,
  reckoned_to date)`;

const INSERT_INTEREST = `
insert into reminder_interest (creditor_id, reminder_id, invoice_id, position, from_on, to_on, days, open_ore, rate_bp, rate_from)
select ?, ?, s.*
from jsonb_to_recordset(?::jsonb) as s (invoice_id uuid, position int, from_on date, to_on date, days int, open_ore bigint, rate_bp int,
  rate_from date)`;

/**
 * Writes a reminder with its number, payment id and mail, which the post office gets, inside the caller's transaction, which holds the balances of what it
 * lists. The database posts what it charges, and refuses a second one of the debtor and day, and what the law does not allow.
 * @returns its id.
 */
export async function insertReminder(em: EntityManager, letter: NewReminder): Promise<InvoiceId> {
  const { creditorId, debtorId, invoices, feeOre, compensationOre } = letter;
  const taken = (await takeNumber(em, creditorId)) ?? (await takeFirstNumber(em, creditorId));
  const reminderId = uuid() as InvoiceId;
  const sumOf = (amount: (one: NewReminderInvoice) => bigint) => invoices.reduce((sum, one) => sum + amount(one), 0n);
  const interestOre = sumOf((one) => one.interestOre);
  const chargedOre = feeOre + compensationOre + interestOre;
  const { debtorKind, issuedOn, deadlineOn, arrearsFrom, level, isNotice, feeNumber, dayCount, text } = letter;
  await em.execute(INSERT_DOCUMENT, [
    creditorId,
    JSON.stringify([
      {
        id: reminderId,
        debtor_id: debtorId,
        series: 'reminder',
        series_number: taken.number,
        number: `${taken.prefix}${taken.number}`,
        fi_creditor_number: letter.fiCreditorNumber,
        payment_number: taken.paymentNumber,
        payment_id: paymentId(BigInt(taken.paymentNumber)),
        issued_on: issuedOn,
        due_on: deadlineOn,
        language: letter.language,
        payment_method: 'fi71',
        net_ore: chargedOre.toString(),
        vat_ore: '0',
        total_ore: chargedOre.toString(),
        parties: letter.parties,
        delivery: deliveryOf(letter),
      },
    ]),
    '[]',
    '[]',
    JSON.stringify(mailRecords(reminderId, letter.email)),
  ]);
  await em.insert(Reminder, {
    id: reminderId,
    creditorId,
    debtorId,
    debtorKind,
    level,
    isNotice,
    issuedOn,
    deadlineOn,
    arrearsFrom,
    feeNumber,
    feeOre,
    compensationOre,
    interestOre,
    askedOre: chargedOre + sumOf((one) => one.openOre),
    dayCount,
    text,
  });
  await em.execute(INSERT_LISTED, [creditorId, reminderId, JSON.stringify(invoices.map(listedRecord))]);
  await em.execute(INSERT_INTEREST, [creditorId, reminderId, JSON.stringify(invoices.flatMap(spanRecords))]);
  return reminderId;
}

function listedRecord(one: NewReminderInvoice, index: number) {
  return {
    position: index + 1,
    invoice_id: one.invoiceId,
    level: one.level,
    is_raised: one.isRaised,
    open_ore: one.openOre.toString(),
    interest_ore: one.interestOre.toString(),
    reckoned_to: one.reckonedTo,
  };
}

function spanRecords({ invoiceId, spans }: NewReminderInvoice) {
  return spans.map((span, index) => ({
    invoice_id: invoiceId,
    position: index + 1,
    from_on: span.from,
    to_on: span.to,
    days: span.days,
    open_ore: span.openOre.toString(),
    rate_bp: span.rateBp,
    rate_from: span.rateFrom,
  }));
}
