import { bankDayOnOrAfter } from '../calendar/bank-days.ts';
import { addDays, addMonths, type CivilDate, firstOfMonth } from '../calendar/calendar.ts';
import type { PaymentDates } from './payment-dates.ts';

/**
 * The day on which an amount is paid out that is delivered at a moment, epoch ms: the first bank day of the first month whose ordinary deadline
 * is still ahead, or the next bank day on which nothing is drawn of the debtor. Betalingsservice takes one record of a customer number and day.
 * @param today the day of that moment
 * @param drawnOn the days on which something is drawn of the debtor
 */
export function payOutDate(
  { atMs, today, drawnOn }: { atMs: number; today: CivilDate; drawnOn: readonly CivilDate[] },
  dates: Pick<PaymentDates, 'on' | 'after'>,
): CivilDate {
  let candidate = dates.on(bankDayOnOrAfter(addMonths(firstOfMonth(today), 1)));
  while (candidate.deadlineMs <= atMs) candidate = dates.after(candidate);
  let date = candidate.paymentDate;
  while (drawnOn.includes(date)) date = bankDayOnOrAfter(addDays(date, 1));
  return date;
}
