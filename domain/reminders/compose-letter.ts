import type { CivilDate } from '../calendar/calendar.ts';
import type { DebtorArrears, OverdueInvoice } from './debtor-arrears.ts';
import { reckonInterest } from './interest.ts';
import { letterCharges } from './letter-charges.ts';
import { letterDeadline } from './next-level.ts';
import type { ReferenceRate } from './reference-rates.ts';
import type { ListedInvoice, ReminderLetter } from './reminder-decision.ts';
import type { ReminderReason } from './reminder-reasons.ts';
import type { ReminderLevel, ReminderSettings } from './reminder-settings.ts';

/** The level that a letter raises an invoice to, or why it raises it to none. */
export type Standing =
  { readonly raisedTo: number; readonly waits: null } | { readonly raisedTo: null; readonly waits: ReminderReason };

/** An overdue invoice that is not held back. */
export type Candidate = Standing & { readonly invoice: OverdueInvoice };

interface Composing {
  readonly day: CivilDate;
  readonly rates: readonly ReferenceRate[];
  /** One of them at least is raised. */
  readonly candidates: readonly Candidate[];
  readonly left: readonly ReminderReason[];
}

/** The letter that lists the invoices. */
export function composeLetter(
  arrears: DebtorArrears,
  settings: ReminderSettings,
  { day, rates, candidates, left }: Composing,
): ReminderLetter {
  const number = Math.max(...candidates.map(({ raisedTo }) => raisedTo ?? 0));
  const level = levelAt(settings, number);
  const raised = candidates.filter(({ raisedTo }) => raisedTo !== null).map(({ invoice }) => invoice);
  const missing = new Set<CivilDate>();
  const invoices = candidates.map((candidate): ListedInvoice => {
    const { invoice, raisedTo } = candidate;
    const { invoiceId, openOre, bookedInterestOre } = invoice;
    const listed = { invoiceId, level: raisedTo ?? invoice.level, isRaised: raisedTo !== null, openOre };
    const none = { ...listed, interestOre: 0n, reckonedTo: null, spans: [] };
    if (!level.interest) return none;
    const interest = reckonInterest(invoice, { through: day, dayCount: settings.dayCount, rates });
    if (interest.kind === 'rate_missing') {
      for (const halfYear of interest.halfYears) missing.add(halfYear);
      return none;
    }
    // What is charged beyond it is taken back by waivers, never by a letter.
    const dueOre = interest.interestOre - bookedInterestOre;
    return { ...listed, interestOre: dueOre > 0n ? dueOre : 0n, reckonedTo: day, spans: interest.spans };
  });
  const charges = letterCharges(arrears, { level, day, listed: candidates.map(({ invoice }) => invoice), raised });
  const interestOre = sumOre(invoices.map((listed) => listed.interestOre));
  return {
    kind: 'letter',
    level: number,
    isNotice: level.isNotice,
    deadlineOn: letterDeadline({ level, next: settings.levels[number], sentOn: day, noticeDays: settings.noticeDays }),
    arrearsFrom: arrears.arrearsFrom,
    ...charges,
    interestOre,
    askedOre:
      sumOre(invoices.map(({ openOre }) => openOre)) +
      arrears.openChargesOre +
      charges.feeOre +
      charges.compensationOre +
      interestOre,
    invoices,
    left,
    missingRates: [...missing].toSorted(),
  };
}

/** The sum of amounts, øre. */
export function sumOre(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, ore) => sum + ore, 0n);
}

function levelAt({ levels }: ReminderSettings, number: number): ReminderLevel {
  const level = levels[number - 1];
  if (level === undefined) throw new RangeError(`there is no level ${number}`);
  return level;
}
