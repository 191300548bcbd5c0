import { bankDayOnOrAfter, bankDayOnOrBefore, bankDaysAfter } from '../calendar/bank-days.ts';
import { type CivilDate, addDays } from '../calendar/calendar.ts';
import type { OverdueInvoice } from './debtor-arrears.ts';
import { MIN_NOTICE_DAYS } from './late-payment-law.ts';
import type { ReminderLevel, ReminderSettings } from './reminder-settings.ts';

/** How long a debtor has to pay what a letter that is no notice asks for, unless the next level comes sooner. */
const USUAL_DAYS_TO_PAY = 10;

/**
 * The level that follows upon the invoice's own, and the bank day from which on a letter raises it; null after the last one. What was charged back
 * since its last letter comes to the last level again: it was paid meanwhile.
 */
export function nextLevel(
  {
    level,
    lastRaisedOn,
    lastWentOn,
    countsFrom,
  }: Pick<OverdueInvoice, 'level' | 'lastRaisedOn' | 'lastWentOn' | 'countsFrom'>,
  { levels, graceBankDays }: Pick<ReminderSettings, 'levels' | 'graceBankDays'>,
): { readonly level: number; readonly from: CivilDate } | null {
  const isToldSince = wasToldSince({ lastRaisedOn, countsFrom });
  const number = isToldSince && level === levels.length ? level : level + 1;
  const next = levels[number - 1];
  if (next === undefined) return null;
  const since = lastWentOn === null || (isToldSince && countsFrom > lastWentOn) ? countsFrom : lastWentOn;
  const afterDays = bankDayOnOrAfter(addDays(since, next.afterDays));
  const afterGrace = bankDaysAfter(since, graceBankDays);
  return { level: number, from: afterGrace > afterDays ? afterGrace : afterDays };
}

/** Whether a mail has told of a failed collection or a charge-back after the last letter about the invoice. */
const wasToldSince = ({ lastRaisedOn, countsFrom }: Pick<OverdueInvoice, 'lastRaisedOn' | 'countsFrom'>) =>
  lastRaisedOn !== null && countsFrom > lastRaisedOn;

/** Whether a further letter is still to come about an invoice that letters have been about, since a mail has told of it anew. */
export function comesToLevelAgain(
  invoice: Pick<OverdueInvoice, 'level' | 'lastRaisedOn' | 'lastWentOn' | 'countsFrom'>,
  settings: Pick<ReminderSettings, 'levels' | 'graceBankDays'>,
): boolean {
  return wasToldSince(invoice) && nextLevel(invoice, settings) !== null;
}

/** The notice's last day to pay, a bank day: at least ten days after it is sent. inkassoloven § 10(3). */
export function noticeDeadline({ sentOn, noticeDays }: { sentOn: CivilDate; noticeDays: number }): CivilDate {
  return bankDayOnOrAfter(addDays(sentOn, Math.max(MIN_NOTICE_DAYS, noticeDays)));
}

/** The first day on which a case may be handed over for collection: the deadline must have passed. inkassoloven § 10(1). */
export const handOverFrom = (deadlineOn: CivilDate): CivilDate => addDays(deadlineOn, 1);

/** The last day to pay that a letter names. One that is no notice names a day before the letter of the next level. */
export function letterDeadline({
  level,
  next,
  sentOn,
  noticeDays,
}: {
  level: Pick<ReminderLevel, 'isNotice'>;
  /** The level that follows upon the letter's; undefined after the last. */
  next: Pick<ReminderLevel, 'afterDays'> | undefined;
  /** A bank day. */
  sentOn: CivilDate;
  noticeDays: number;
}): CivilDate {
  if (level.isNotice) return noticeDeadline({ sentOn, noticeDays });
  const usual = bankDayOnOrAfter(addDays(sentOn, USUAL_DAYS_TO_PAY));
  if (next === undefined) return usual;
  const beforeNext = bankDayOnOrBefore(addDays(sentOn, next.afterDays - 1));
  return beforeNext < usual ? beforeNext : usual;
}
