import { bankDayOnOrAfter, nthLastBankDayOfMonth } from './bank-days.ts';
import { type CivilDate, addDays, addMonths, firstOfMonth, plainDate } from './calendar.ts';
import { civilDateAt } from './wake-up.ts';

/** When Betalingsservice takes collections. Settings, since the agreement and the price list may change them. */
export interface CollectionRules {
  /** Which bank day from the end of the month before the payment month is the last to deliver on. */
  readonly deadlineBankDaysFromEnd: number;
  /** Before which whole hour of that day, local time. */
  readonly deadlineHour: number;
  /** How many days before the payment date a collection may be delivered at the earliest. */
  readonly maxDaysAhead: number;
}

/** Section 0112: before 11:00 on the sixth-last bank day of the month before, at most 90 days ahead. */
export const DEFAULT_COLLECTION_RULES: CollectionRules = {
  deadlineBankDaysFromEnd: 6,
  deadlineHour: 11,
  maxDaysAhead: 90,
};

/** The last moment to deliver a collection for that payment date: the day and the instant in milliseconds since 1970. */
export function collectionDeadline({
  paymentDate,
  rules,
  zone,
}: {
  paymentDate: CivilDate;
  rules: CollectionRules;
  zone: string;
}): { date: CivilDate; instantMs: number } {
  const { year, month } = plainDate(paymentDate).subtract({ months: 1 });
  const date = nthLastBankDayOfMonth({ year, month, n: rules.deadlineBankDaysFromEnd });
  const deadline = plainDate(date).toPlainDateTime({ hour: rules.deadlineHour }).toZonedDateTime(zone);
  return { date, instantMs: deadline.epochMilliseconds };
}

/** The first day on which a collection for that payment date may be delivered. */
export function earliestDeliveryOn({
  paymentDate,
  rules,
}: {
  paymentDate: CivilDate;
  rules: CollectionRules;
}): CivilDate {
  return addDays(paymentDate, -rules.maxDaysAhead);
}

/**
 * The day on which Betalingsservice draws what is billed at that moment: the first bank day from the due date on whose
 * deadline is still ahead. Where the due date's month can no longer be reached, the first bank day of the first month that can.
 */
export function paymentDateFor({
  dueOn,
  billedAtMs,
  zone,
  rules,
}: {
  dueOn: CivilDate;
  billedAtMs: number;
  zone: string;
  rules: CollectionRules;
}): CivilDate {
  // The deadline of a month lies in the month before: the month of billing itself can never be reached.
  const nextMonth = firstOfNextMonth(civilDateAt({ epochMs: billedAtMs, zone }));
  let paymentDate = bankDayOnOrAfter(dueOn < nextMonth ? nextMonth : dueOn);
  while (collectionDeadline({ paymentDate, rules, zone }).instantMs <= billedAtMs) {
    paymentDate = bankDayOnOrAfter(firstOfNextMonth(paymentDate));
  }
  return paymentDate;
}

function firstOfNextMonth(date: CivilDate): CivilDate {
  return addMonths(firstOfMonth(date), 1);
}
