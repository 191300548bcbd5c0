import { civilDate } from '../../domain/calendar/calendar.ts';
import type { DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { DebtorArrears, OverdueInvoice } from '../../domain/reminders/debtor-arrears.ts';
import type { ReferenceRate } from '../../domain/reminders/reference-rates.ts';
import type { ReminderLevel, ReminderSettings } from '../../domain/reminders/reminder-settings.ts';

/** The rates of two years, a sample: those of the law's years stand in the vectors. */
export const SAMPLE_RATES: readonly ReferenceRate[] = [
  { from: civilDate('2024-01-01'), rateBp: 375 },
  { from: civilDate('2024-07-01'), rateBp: 350 },
  { from: civilDate('2025-01-01'), rateBp: 275 },
  { from: civilDate('2025-07-01'), rateBp: 175 },
  { from: civilDate('2026-01-01'), rateBp: 175 },
  { from: civilDate('2026-07-01'), rateBp: 190 },
  { from: civilDate('2027-01-01'), rateBp: 205 },
];

export const invoiceId = (nth: number) => `00000000-0000-7000-8000-00000000000${nth}` as InvoiceId;

/** A level that comes ten days after and charges a fee of 100 kr. and nothing else. */
export function sampleLevel(changes: Partial<ReminderLevel> = {}): ReminderLevel {
  const level = { afterDays: 10, feeOre: 100_00n, interest: false, compensation: false, isNotice: false, text: null };
  return { ...level, ...changes };
}

/** Settings of one level, without grace and smallest amount. */
export function sampleSettings(changes: Partial<ReminderSettings> = {}): ReminderSettings {
  return {
    levels: [sampleLevel()],
    startOn: civilDate('2000-01-01'),
    smallestOre: 0n,
    graceBankDays: 0,
    dayCount: 'actual/365',
    missingRate: 'without_interest',
    noticeDays: 10,
    ...changes,
  };
}

/** An invoice of 1,000 kr. of which nothing is paid and that no letter has been about. A letter went on its day, unless something else is said. */
export function sampleOverdue(dueOn: string, changes: Partial<OverdueInvoice> = {}): OverdueInvoice {
  const due = civilDate(dueOn);
  return {
    invoiceId: invoiceId(1),
    number: '1001',
    issuedOn: due,
    dueOn: due,
    totalOre: 1000_00n,
    openOre: 1000_00n,
    countsFrom: due,
    openFrom: [{ from: due, openOre: 1000_00n }],
    level: 0,
    lastRaisedOn: null,
    lastWentOn: changes.lastRaisedOn ?? null,
    feeLetters: 0,
    bookedInterestOre: 0n,
    holdback: null,
    ...changes,
  };
}

/** A consumer with those invoices, whom no letter has been sent. */
export function sampleArrears(
  invoices: readonly OverdueInvoice[],
  changes: Partial<DebtorArrears> = {},
): DebtorArrears {
  return {
    debtorId: '00000000-0000-7000-8000-0000000000d1' as DebtorId,
    kind: 'consumer',
    arrearsFrom: invoices[0]?.dueOn ?? civilDate('2026-01-01'),
    invoices,
    openChargesOre: 0n,
    feesTaken: 0,
    lastFeeOn: null,
    compensationTaken: false,
    remindedOn: null,
    holdback: null,
    ...changes,
  };
}
