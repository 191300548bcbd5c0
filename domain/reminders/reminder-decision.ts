import type { CivilDate } from '../calendar/calendar.ts';
import type { InvoiceId } from '../identifiers/ids.ts';
import type { InterestSpan } from './interest.ts';
import type { LetterCharges } from './letter-charges.ts';
import type { ReminderReason } from './reminder-reasons.ts';

/** An invoice that a letter lists. */
export interface ListedInvoice {
  readonly invoiceId: InvoiceId;
  /** From this letter on; 0 for an invoice that has not come to its first level. */
  readonly level: number;
  /** Whether this letter raises it to its level. */
  readonly isRaised: boolean;
  readonly openOre: bigint;
  /** What the letter charges: the interest from the due day on, less what is charged already. */
  readonly interestOre: bigint;
  /** The last day that bears interest; null where the letter reckons none. */
  readonly reckonedTo: CivilDate | null;
  /** From the due day on, what is charged already included. */
  readonly spans: readonly InterestSpan[];
}

/** A letter that is to be sent. */
export interface ReminderLetter extends LetterCharges {
  readonly kind: 'letter';
  /** The highest to which it raises an invoice, from 1. */
  readonly level: number;
  readonly isNotice: boolean;
  /** The last day to pay that it names. */
  readonly deadlineOn: CivilDate;
  readonly arrearsFrom: CivilDate;
  readonly interestOre: bigint;
  /** All that it asks for: what is open of invoices and of earlier charges, and what it charges itself. */
  readonly askedOre: bigint;
  /** Due first, first. */
  readonly invoices: readonly ListedInvoice[];
  /** Why other invoices are not on it. */
  readonly left: readonly ReminderReason[];
  /** Half-years of which interest was to be reckoned and the rate is not known: the invoices concerned bear none. */
  readonly missingRates: readonly CivilDate[];
}

/** That no letter is sent. */
export interface NoReminder {
  readonly kind: 'none';
  /** At least one: those of the debtor, and then those of invoices. */
  readonly reasons: readonly ReminderReason[];
  /** The half-years that the letter waits for, where it waits for a rate. */
  readonly missingRates: readonly CivilDate[];
}

export type ReminderDecision = ReminderLetter | NoReminder;
