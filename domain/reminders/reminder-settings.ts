import type { CivilDate } from '../calendar/calendar.ts';
import { MIN_NOTICE_DAYS } from './late-payment-law.ts';
import type { DayCount, MissingRate } from './reminder-words.ts';

/** One of the letters that follow upon each other while an invoice is not paid. */
export interface ReminderLevel {
  /** Days after the due day for the first level, after the letter of the level before for the others. */
  readonly afterDays: number;
  /** Nothing for a letter without a fee. */
  readonly feeOre: bigint;
  readonly interest: boolean;
  /** The fixed compensation, of businesses and public bodies. */
  readonly compensation: boolean;
  /** The notice before collection: inkassoloven § 10. */
  readonly isNotice: boolean;
  /** What the creditor writes on the letter. */
  readonly text: string | null;
}

/** How a creditor reminds. */
export interface ReminderSettings {
  /** None: the creditor does not remind. */
  readonly levels: readonly ReminderLevel[];
  /** Invoices that were due before this day stay out. */
  readonly startOn: CivilDate;
  /** Less than this is not asked for. */
  readonly smallestOre: bigint;
  /** How many bank days pass before a letter at least: a payment is read a day or more after it was made. */
  readonly graceBankDays: number;
  readonly dayCount: DayCount;
  readonly missingRate: MissingRate;
  /** From the notice before collection to its deadline. */
  readonly noticeDays: number;
}

export const MAX_LEVELS = 4;
export const MAX_AFTER_DAYS = 365;
export const MAX_GRACE_BANK_DAYS = 30;
export const MAX_NOTICE_DAYS = 90;
export const MAX_LEVEL_TEXT = 1000;

const TWO_WEEKS = 14;

/**
 * What is proposed to a creditor who begins: a friendly letter, one with fee and interest, and the notice before collection. The
 * compensation is asked for only by who says so. Days are counted by the calendar, which never asks for more than the days that passed.
 */
export function proposeReminderSettings(startOn: CivilDate): ReminderSettings {
  const charging = {
    afterDays: TWO_WEEKS,
    feeOre: 100_00n,
    interest: true,
    compensation: false,
    isNotice: false,
    text: null,
  };
  return {
    levels: [{ ...charging, afterDays: 8, feeOre: 0n, interest: false }, charging, { ...charging, isNotice: true }],
    startOn,
    smallestOre: 50_00n,
    graceBankDays: 3,
    dayCount: 'actual/365',
    missingRate: 'without_interest',
    noticeDays: MIN_NOTICE_DAYS,
  };
}
