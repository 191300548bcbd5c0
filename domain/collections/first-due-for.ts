import { addDays, type CivilDate } from '../calendar/calendar.ts';
import type { PaymentDates } from './payment-dates.ts';

/** The first due date for whose collection an invoice may still be issued on a day: what is due before is to be issued sooner. */
export function firstDueFor({
  issuedOn,
  dates,
}: {
  issuedOn: CivilDate;
  dates: Pick<PaymentDates, 'onDue'>;
}): CivilDate {
  let dueOn = issuedOn;
  while (dates.onDue(dueOn).latestIssueOn < issuedOn) dueOn = addDays(dueOn, 1);
  return dueOn;
}
