import type { CivilDate } from '../calendar/calendar.ts';
import type { Language } from '../calendar/language.ts';
import type { Period } from '../calendar/period.ts';
import type { PaymentNumbers } from '../identifiers/fi71.ts';
import type { InvoiceDocument } from '../invoices/invoice.ts';
import type { DayCount } from './reminder-words.ts';

/** Days of which interest is reckoned at one rate and of one amount; the first and the last of them bear interest. */
export interface InterestOnReminder {
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** As the day count has them. */
  readonly days: number;
  readonly openOre: bigint;
  /** Basis points a year. */
  readonly rateBp: number;
}

/** An invoice that is asked for again. */
export interface InvoiceOnReminder {
  readonly number: string;
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly period: Period;
  readonly totalOre: bigint;
  readonly openOre: bigint;
  /** What this letter charges of interest. */
  readonly interestOre: bigint;
  /** What letters before it charged, less what was waived. Both together are what the spans come to. */
  readonly earlierInterestOre: bigint;
  /** From the due day on, earliest first. */
  readonly interest: readonly InterestOnReminder[];
}

/** A reminder of before of which fee, compensation or interest are still open. */
export interface ChargesOnReminder {
  readonly number: string;
  readonly issuedOn: CivilDate;
  readonly openOre: bigint;
}

/** A reminder (rykker), or the notice before collection (inkassovarsel), as it is printed and mailed. There is no VAT on any of it. */
export interface ReminderDocument {
  readonly kind: 'reminder';
  readonly number: string;
  readonly language: Language;
  readonly issuedOn: CivilDate;
  /** 1 to 4. */
  readonly level: number;
  /** inkassoloven § 10. */
  readonly isNotice: boolean;
  /** The last day to pay. */
  readonly deadlineOn: CivilDate;
  readonly creditor: InvoiceDocument['creditor'];
  readonly debtor: InvoiceDocument['debtor'];
  /** What the creditor writes on letters of this level; paragraphs are parted by line ends. */
  readonly text: string | null;
  readonly invoices: readonly InvoiceOnReminder[];
  readonly earlierCharges: readonly ChargesOnReminder[];
  readonly feeOre: bigint;
  readonly compensationOre: bigint;
  readonly interestOre: bigint;
  /** All of it: what is open of the invoices and of earlier letters, and what this one charges. */
  readonly askedOre: bigint;
  readonly dayCount: DayCount;
  /** The letter's own: by it all that it asks for is paid. */
  readonly payment: PaymentNumbers;
}
