import { type CivilDate, addDays, civilDate, LAST_YEAR } from '../calendar/calendar.ts';
import type { InvoiceId } from '../identifiers/ids.ts';
import type { Holdback } from './debtor-arrears.ts';

/** Every reason why a debtor is not reminded on a day, or an invoice is not on the letter. */
export const REMINDER_REASONS = [
  /** The creditor has set no levels. */
  'off',
  'paused',
  /** Letters go on bank days. */
  'bank_closed',
  /** One letter a debtor and day. */
  'already_reminded',
  'payment_waits',
  /** There is no way to send the debtor a letter. */
  'unreachable',
  'bank_file_missing',
  'nothing_overdue',
  /** Nothing is open but what earlier letters charged: no letter is about that alone. */
  'only_charges',
  /** Less is open than the creditor asks for. */
  'below_smallest',
  /** The rate of a half-year is not known, and the creditor waits for it. */
  'rate_missing',
  'held',
  'disputed',
  'collection_under_way',
  'credit_under_way',
  /** A collector has the case. */
  'handed_over',
  /** Due before the creditor's reminders began. */
  'before_start',
  /** A payment today is in time. */
  'not_late',
  /** The days of the next level have not passed. */
  'not_yet',
  /** There is no further level. */
  'last_level',
] as const;
export type ReminderReasonCode = (typeof REMINDER_REASONS)[number];

const LAST_DAY = civilDate(`${LAST_YEAR}-12-31`);

export interface ReminderReason {
  /** Null where it is about all of the debtor's. */
  readonly invoiceId: InvoiceId | null;
  readonly code: ReminderReasonCode;
  /** The first day on which this reason is gone; null where no day is known. */
  readonly until: CivilDate | null;
}

/** The reason that a hold is on a day; null where there is none, or it is over. */
export function reasonOfHoldback(
  holdback: Holdback<ReminderReasonCode> | null,
  { invoiceId, day }: { invoiceId: InvoiceId | null; day: CivilDate },
): ReminderReason | null {
  if (holdback === null || (holdback.until !== null && holdback.until < day)) return null;
  const { code, until } = holdback;
  // No day follows the last of the calendar, through which somebody may hold for good.
  return { invoiceId, code, until: until === null || until === LAST_DAY ? null : addDays(until, 1) };
}
