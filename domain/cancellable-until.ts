import { bankDaysBefore } from './bank-days.ts';
import type { CivilDate } from './calendar.ts';

/** Betalingsservice: a creditor cancels a collection at the latest two bank days before its payment date. */
export const DEFAULT_CANCELLATION_BANK_DAYS = 2;

/** The last day on which a collection that has been delivered may be cancelled. */
export function cancellableUntil({
  paymentDate,
  cancellationBankDays = DEFAULT_CANCELLATION_BANK_DAYS,
}: {
  paymentDate: CivilDate;
  cancellationBankDays?: number;
}): CivilDate {
  return bankDaysBefore(paymentDate, cancellationBankDays);
}
