import { nthLastBankDayOfMonth } from '../calendar/bank-days.ts';
import { type CivilDate, addDays, datePartsOf, plainDate } from '../calendar/calendar.ts';
import { dayInMonth, monthNumberOf } from '../calendar/day-numbers.ts';

/** When Betalingsservice takes collections. Settings of a creditor, since its agreement and the price list decide them. */
export interface CollectionRules {
  /** Which bank day from the end of the month before the payment month is the last to deliver on. */
  readonly deadlineBankDaysFromEnd: number;
  /** Before which whole hour of that day, local time. */
  readonly deadlineHour: number;
  /** Whether a collection may be delivered after the ordinary deadline, which costs more, and which bank day from the end is then the last. */
  readonly late: { readonly allowed: boolean; readonly bankDaysFromEnd: number };
  /** How many days before the payment date a collection may be delivered at the earliest. */
  readonly maxDaysAhead: number;
  /** How long before a deadline what is queued is gathered into a delivery. */
  readonly closesMinutesBeforeDeadline: number;
  /** How many bank days before the deadline of its payment date an invoice is issued at the latest. */
  readonly invoiceBankDaysBeforeDeadline: number;
  /** How many bank days before its payment date a delivered collection can still be taken back. */
  readonly cancellationBankDays: number;
  /** What becomes of a payment date on which banks are closed. */
  readonly closedDay: 'next_bank_day' | 'previous_bank_day' | 'as_is';
}

/** Section 0112: before 11:00 on the sixth-last bank day of the month before, at most 90 days ahead. */
export const DEFAULT_COLLECTION_RULES: CollectionRules = {
  deadlineBankDaysFromEnd: 6,
  deadlineHour: 11,
  late: { allowed: false, bankDaysFromEnd: 3 },
  maxDaysAhead: 90,
  closesMinutesBeforeDeadline: 120,
  invoiceBankDaysBeforeDeadline: 2,
  cancellationBankDays: 2,
  closedDay: 'next_bank_day',
};

interface Deadline {
  readonly date: CivilDate;
  readonly instantMs: number;
}

interface Asked {
  readonly paymentDate: CivilDate;
  readonly rules: CollectionRules;
  readonly zone: string;
}

/** The last moment to deliver a collection for that payment date at the ordinary price: the day and the instant in milliseconds since 1970. */
export function collectionDeadline(asked: Asked): Deadline {
  return deadlineOn(asked, asked.rules.deadlineBankDaysFromEnd);
}

/** The last moment to deliver a collection for that payment date at all: the late deadline where the creditor allows it. */
export function lastCollectionDeadline(asked: Asked): Deadline {
  const { late, deadlineBankDaysFromEnd } = asked.rules;
  return deadlineOn(asked, late.allowed ? late.bankDaysFromEnd : deadlineBankDaysFromEnd);
}

function deadlineOn({ paymentDate, rules, zone }: Asked, n: number): Deadline {
  const { year, month } = dayInMonth({ monthNumber: monthNumberOf(datePartsOf(paymentDate)) - 1, day: 1 });
  const date = nthLastBankDayOfMonth({ year, month, n });
  const deadline = plainDate(date).toPlainDateTime({ hour: rules.deadlineHour }).toZonedDateTime(zone);
  return { date, instantMs: deadline.epochMilliseconds };
}

/** The first day on which a collection for that payment date may be delivered. */
export function earliestDeliveryOn({
  paymentDate,
  rules,
}: {
  paymentDate: CivilDate;
  rules: Pick<CollectionRules, 'maxDaysAhead'>;
}): CivilDate {
  return addDays(paymentDate, -rules.maxDaysAhead);
}
