import { bankDayOnOrAfter, bankDayOnOrBefore, bankDaysBefore } from '../calendar/bank-days.ts';
import { addMonths, type CivilDate, firstOfMonth } from '../calendar/calendar.ts';
import {
  collectionDeadline,
  type CollectionRules,
  earliestDeliveryOn,
  lastCollectionDeadline,
} from './collection-deadline.ts';

const MINUTE_MS = 60_000;

/** A day on which an amount may be drawn, and until when a delivery may ask for that. */
export interface PaymentCandidate {
  readonly paymentDate: CivilDate;
  /** The day of the ordinary deadline. */
  readonly deadlineOn: CivilDate;
  /** So many bank days before it, but not before it may be delivered: by then an invoice is issued that is to be drawn on that day. */
  readonly latestIssueOn: CivilDate;
  readonly deadlineMs: number;
  /** The late deadline where the creditor allows it, else the ordinary one: its day and its moment. */
  readonly lastDeadlineOn: CivilDate;
  readonly lastDeadlineMs: number;
}

/** The days on which a creditor's amounts may be drawn. Each due date and its deadlines are looked up once. */
export interface PaymentDates {
  readonly rules: CollectionRules;
  /** How long before a deadline the delivery is closed that makes it. */
  readonly closesBeforeMs: number;
  /** That day itself. */
  readonly on: (paymentDate: CivilDate) => PaymentCandidate;
  /** The day for what is due on a day, should its deadline be made. */
  readonly onDue: (dueOn: CivilDate) => PaymentCandidate;
  /** The day to take where that one can no longer be reached: the first bank day of the month after. */
  readonly after: (missed: PaymentCandidate) => PaymentCandidate;
}

/** @throws RangeError where the zone is unknown. */
export function createPaymentDates({ zone, rules }: { zone: string; rules: CollectionRules }): PaymentDates {
  const known = new Map<CivilDate, PaymentCandidate>();
  const byDueDate = new Map<CivilDate, PaymentCandidate>();
  const drawnOn = (paymentDate: CivilDate): PaymentCandidate => {
    let candidate = known.get(paymentDate);
    if (candidate === undefined) {
      const { date: deadlineOn, instantMs: deadlineMs } = collectionDeadline({ paymentDate, rules, zone });
      const last = lastCollectionDeadline({ paymentDate, rules, zone });
      const latestIssueOn = latestIssueFor({ paymentDate, deadlineOn, rules });
      const deadlines = {
        deadlineOn,
        latestIssueOn,
        deadlineMs,
        lastDeadlineOn: last.date,
        lastDeadlineMs: last.instantMs,
      };
      known.set(paymentDate, (candidate = { paymentDate, ...deadlines }));
    }
    return candidate;
  };
  return {
    rules,
    closesBeforeMs: rules.closesMinutesBeforeDeadline * MINUTE_MS,
    on: drawnOn,
    onDue(dueOn) {
      let candidate = byDueDate.get(dueOn);
      if (candidate === undefined) byDueDate.set(dueOn, (candidate = drawnOn(openDay(dueOn, rules))));
      return candidate;
    },
    after: ({ paymentDate }) => drawnOn(bankDayOnOrAfter(addMonths(firstOfMonth(paymentDate), 1))),
  };
}

function latestIssueFor({
  paymentDate,
  deadlineOn,
  rules,
}: {
  paymentDate: CivilDate;
  deadlineOn: CivilDate;
  rules: CollectionRules;
}): CivilDate {
  const latest = bankDaysBefore(deadlineOn, rules.invoiceBankDaysBeforeDeadline);
  const earliest = earliestDeliveryOn({ paymentDate, rules });
  return earliest > latest ? earliest : latest;
}

function openDay(dueOn: CivilDate, { closedDay }: CollectionRules): CivilDate {
  if (closedDay === 'as_is') return dueOn;
  return closedDay === 'next_bank_day' ? bankDayOnOrAfter(dueOn) : bankDayOnOrBefore(dueOn);
}

/** The payment dates of rules in one zone: those of the same rules share what is looked up. */
export function createPaymentDatesByRules(zone: string): (rules: CollectionRules) => PaymentDates {
  const byRules = new Map<string, PaymentDates>();
  return (rules) => {
    const key = JSON.stringify(rules);
    let dates = byRules.get(key);
    if (dates === undefined) byRules.set(key, (dates = createPaymentDates({ zone, rules })));
    return dates;
  };
}
