import { bankDaysBefore } from '../calendar/bank-days.ts';
import type { CivilDate } from '../calendar/calendar.ts';
import { type CollectionRules, DEFAULT_COLLECTION_RULES } from './collection-deadline.ts';

/** The last day on which a collection that has been delivered may be cancelled: so many bank days before its payment date. */
export function cancellableUntil({
  paymentDate,
  cancellationBankDays = DEFAULT_COLLECTION_RULES.cancellationBankDays,
}: { paymentDate: CivilDate } & Partial<Pick<CollectionRules, 'cancellationBankDays'>>): CivilDate {
  return bankDaysBefore(paymentDate, cancellationBankDays);
}
