import { bankDayOnOrAfter, isBankDay } from '../calendar/bank-days.ts';
import { type CivilDate, addDays } from '../calendar/calendar.ts';
import type { InvoiceId } from '../identifiers/ids.ts';
import { lastDayInTime } from './claim.ts';
import { type Candidate, composeLetter, type Standing, sumOre } from './compose-letter.ts';
import type { DebtorArrears, OverdueInvoice } from './debtor-arrears.ts';
import { nextLevel } from './next-level.ts';
import type { ReferenceRate } from './reference-rates.ts';
import type { NoReminder, ReminderDecision } from './reminder-decision.ts';
import { reasonOfHoldback, type ReminderReason, type ReminderReasonCode } from './reminder-reasons.ts';
import type { ReminderSettings } from './reminder-settings.ts';

interface Given {
  /** The day on which the letter would be sent. */
  readonly day: CivilDate;
  readonly rates: readonly ReferenceRate[];
}

/**
 * Whether the debtor is sent a letter on the day, and all that it asks for; or why not. One letter lists all that is overdue and not held
 * back, and its level is the highest to which it raises an invoice.
 * @throws RangeError where an invoice does not tell what was open since it was due
 */
export function decideReminder(arrears: DebtorArrears, settings: ReminderSettings, given: Given): ReminderDecision {
  if (settings.levels.length === 0) return none([ofDebtor('off')]);
  const { day } = given;
  const left: ReminderReason[] = [];
  const candidates: Candidate[] = [];
  for (const invoice of arrears.invoices.filter(({ openOre }) => openOre > 0n).toSorted(byDueDay)) {
    const reason = reasonToLeave(invoice, settings, day);
    if (reason !== null) left.push(reason);
    else
      candidates.push({ invoice, ...standingOn(nextLevel(invoice, settings), { invoiceId: invoice.invoiceId, day }) });
  }
  const hindrances = reasonsAgainstAll(arrears, day);
  if (candidates.length + left.length === 0) {
    hindrances.push(ofDebtor(arrears.openChargesOre > 0n ? 'only_charges' : 'nothing_overdue'));
  }
  const isRaised = candidates.some(({ raisedTo }) => raisedTo !== null);
  if (isRaised && sumOre(candidates.map(({ invoice }) => invoice.openOre)) < settings.smallestOre) {
    hindrances.push(ofDebtor('below_smallest'));
  }
  if (hindrances.length > 0 || !isRaised) {
    const waiting = candidates.map(({ waits }) => waits).filter((reason) => reason !== null);
    return none([...hindrances, ...left, ...waiting]);
  }
  const letter = composeLetter(arrears, settings, { ...given, candidates, left });
  if (letter.missingRates.length === 0 || settings.missingRate === 'without_interest') return letter;
  return { ...none([ofDebtor('rate_missing'), ...left]), missingRates: letter.missingRates };
}

function reasonsAgainstAll({ holdback, remindedOn }: DebtorArrears, day: CivilDate): ReminderReason[] {
  const reasons: ReminderReason[] = [];
  const held = reasonOfHoldback(holdback, { invoiceId: null, day });
  if (held !== null) reasons.push(held);
  if (!isBankDay(day)) reasons.push(ofDebtor('bank_closed', bankDayOnOrAfter(day)));
  if (remindedOn !== null && remindedOn >= day) reasons.push(ofDebtor('already_reminded', addDays(remindedOn, 1)));
  return reasons;
}

/** Why the invoice is not on any letter of the day; null where it may be. */
function reasonToLeave(
  { invoiceId, dueOn, holdback }: OverdueInvoice,
  { startOn }: ReminderSettings,
  day: CivilDate,
): ReminderReason | null {
  const inTime = lastDayInTime(dueOn);
  if (day <= inTime) return { invoiceId, code: 'not_late', until: addDays(inTime, 1) };
  if (dueOn < startOn) return { invoiceId, code: 'before_start', until: null };
  return reasonOfHoldback(holdback, { invoiceId, day });
}

/** The level to which a letter of the day raises an invoice; or why it raises it to none. */
function standingOn(
  next: ReturnType<typeof nextLevel>,
  { invoiceId, day }: { invoiceId: InvoiceId; day: CivilDate },
): Standing {
  if (next === null) return { raisedTo: null, waits: { invoiceId, code: 'last_level', until: null } };
  if (next.from > day) return { raisedTo: null, waits: { invoiceId, code: 'not_yet', until: next.from } };
  return { raisedTo: next.level, waits: null };
}

function byDueDay(one: OverdueInvoice, other: OverdueInvoice): number {
  return orderOf(one) < orderOf(other) ? -1 : 1;
}

const orderOf = ({ dueOn, issuedOn, number }: OverdueInvoice) => `${dueOn} ${issuedOn} ${number}`;

function ofDebtor(code: ReminderReasonCode, until: CivilDate | null = null): ReminderReason {
  return { invoiceId: null, code, until };
}

function none(reasons: readonly ReminderReason[]): NoReminder {
  return { kind: 'none', reasons, missingRates: [] };
}
