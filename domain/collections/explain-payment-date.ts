import type { CivilDate } from '../calendar/calendar.ts';
import type { PaymentCandidate, PaymentDates } from './payment-dates.ts';

/** Why Betalingsservice draws an amount on the day on which it does. */
export const PAYMENT_DATE_REASONS = {
  due_date: 'The amount is drawn on its due date.',
  moved_to_bank_day: 'Banks are closed on the due date: the amount is drawn on the bank day beside it.',
  deadline_missed_next_month:
    'The deadline for the month of the due date has passed: the amount is drawn on the first bank day of the next month that can be reached.',
  late_window: 'The ordinary deadline has passed: the collection is delivered in the late window, which costs more.',
  billed_early: 'The invoice is issued before its ordinary day, so that its collection makes the deadline.',
} as const;

export type PaymentDateReason = keyof typeof PAYMENT_DATE_REASONS;

/** The day on which an amount is drawn, when a delivery must and may ask for it, and why. */
export interface ExplainedPaymentDate {
  readonly paymentDate: CivilDate;
  /** Before that moment Betalingsservice has to have the collection, epoch ms. */
  readonly deadlineMs: number;
  /** When the delivery closes that makes this deadline, epoch ms. */
  readonly closesAtMs: number;
  readonly reasons: readonly PaymentDateReason[];
}

/**
 * The day that what is due on a day and billed at a moment, epoch ms, is drawn on: the due date or the bank day beside it, where a
 * delivery that closes after that moment makes its deadline; else the first bank day of the first month that can be reached.
 * @throws RangeError beyond the years that Termin bills in.
 */
export function explainPaymentDate(
  { dueOn, billedAtMs, billedEarly = false }: { dueOn: CivilDate; billedAtMs: number; billedEarly?: boolean },
  dates: PaymentDates,
): ExplainedPaymentDate {
  const first = dates.onDue(dueOn);
  let candidate = first;
  while (!canBeReached(candidate, billedAtMs, dates)) candidate = dates.after(candidate);
  const isLate = candidate.deadlineMs - dates.closesBeforeMs <= billedAtMs;
  const reasons: PaymentDateReason[] = [];
  if (candidate.paymentDate === dueOn) reasons.push('due_date');
  else if (candidate === first) reasons.push('moved_to_bank_day');
  else reasons.push('deadline_missed_next_month');
  if (isLate) reasons.push('late_window');
  if (billedEarly) reasons.push('billed_early');
  return { paymentDate: candidate.paymentDate, reasons, ...deadlineOf(candidate, { isLate, dates }) };
}

/** Whether a delivery that closes after that moment, epoch ms, can still ask for that day. */
export function canBeReached(candidate: PaymentCandidate, atMs: number, { closesBeforeMs }: PaymentDates): boolean {
  return candidate.lastDeadlineMs - closesBeforeMs > atMs;
}

/** When what is drawn on that day has to be delivered, and when the delivery closes that does it. */
export function deadlineOf(
  { deadlineMs, lastDeadlineMs }: PaymentCandidate,
  { isLate, dates }: { isLate: boolean; dates: PaymentDates },
): Pick<ExplainedPaymentDate, 'deadlineMs' | 'closesAtMs'> {
  const decisiveMs = isLate ? lastDeadlineMs : deadlineMs;
  return { deadlineMs: decisiveMs, closesAtMs: decisiveMs - dates.closesBeforeMs };
}
