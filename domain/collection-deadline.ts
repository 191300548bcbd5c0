import { bankDayOnOrAfter, nthLastBankDayOfMonth } from './bank-days.ts';
import { type CivilDate, addDays, addMonths, datePartsOf, firstOfMonth, plainDate } from './calendar.ts';
import { dayInMonth, monthNumberOf } from './day-numbers.ts';

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

interface Deadline {
  readonly date: CivilDate;
  readonly instantMs: number;
}

/** The last moment to deliver a collection for that payment date: the day and the instant in milliseconds since 1970. */
export function collectionDeadline({
  paymentDate,
  rules,
  zone,
}: {
  paymentDate: CivilDate;
  rules: CollectionRules;
  zone: string;
}): Deadline {
  const { year, month } = dayInMonth({ monthNumber: monthNumberOf(datePartsOf(paymentDate)) - 1, day: 1 });
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

/** The day on which Betalingsservice draws what is due on a day and billed at a moment, epoch ms. */
export type PaymentDates = (billed: { dueOn: CivilDate; billedAtMs: number }) => CivilDate;

/**
 * The payment dates of a zone and rules: the first bank day from the due date on whose deadline is still ahead. Where the due date's month
 * can no longer be reached, the first bank day of the first month that can. Each due date and its deadline are looked up once.
 */
export function createPaymentDates({ zone, rules }: { zone: string; rules: CollectionRules }): PaymentDates {
  const known = new Map<CivilDate, Candidate>();
  const firstFrom = (dueOn: CivilDate): Candidate => {
    let first = known.get(dueOn);
    if (first === undefined) {
      const paymentDate = bankDayOnOrAfter(dueOn);
      const deadlineMs = collectionDeadline({ paymentDate, rules, zone }).instantMs;
      known.set(dueOn, (first = { paymentDate, deadlineMs, next: null }));
    }
    return first;
  };
  return ({ dueOn, billedAtMs }) => {
    let candidate = firstFrom(dueOn);
    while (candidate.deadlineMs <= billedAtMs) {
      candidate = candidate.next ??= firstFrom(firstOfNextMonth(candidate.paymentDate));
    }
    return candidate.paymentDate;
  };
}

/** A day on which an amount may be drawn, until when a delivery may ask for that, and the day to take thereafter. */
interface Candidate {
  readonly paymentDate: CivilDate;
  readonly deadlineMs: number;
  next: Candidate | null;
}

function firstOfNextMonth(date: CivilDate): CivilDate {
  return addMonths(firstOfMonth(date), 1);
}
