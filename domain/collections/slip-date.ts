import { bankDayOnOrAfter } from '../calendar/bank-days.ts';
import type { CivilDate } from '../calendar/calendar.ts';
import type { PaymentDates } from './payment-dates.ts';

/**
 * The day on which a slip is to be paid that is delivered with collections at a moment, epoch ms: that of the due date, or the first bank day of
 * the first month after it whose deadline is still ahead.
 */
export function slipDateWithCollections(
  { dueOn, atMs }: { dueOn: CivilDate; atMs: number },
  dates: Pick<PaymentDates, 'onDue' | 'after'>,
): CivilDate {
  let candidate = dates.onDue(dueOn);
  while (candidate.lastDeadlineMs <= atMs) candidate = dates.after(candidate);
  return candidate.paymentDate;
}

/** The same of one in the section of slips, which has no deadlines: the due date, or a day that has not passed. */
export function slipDateAtAnyTime({ dueOn, today }: { dueOn: CivilDate; today: CivilDate }): CivilDate {
  return bankDayOnOrAfter(dueOn > today ? dueOn : today);
}
