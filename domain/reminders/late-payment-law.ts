import { type CivilDate, civilDate } from '../calendar/calendar.ts';

// The figures of Danish law about late payment: each stands here alone.

/** The most that a letter may charge as its fee, VAT included if there were any: renteloven § 9 b(2). */
export const MAX_FEE_ORE = 100_00n;

/** Letters with a fee, at most, for an invoice and for a connected period of arrears: renteloven § 9 b(2). */
export const MAX_FEES = 3;

/** From one letter with a fee to the next, at least: renteloven § 9 b(2). */
export const DAYS_BETWEEN_FEES = 10;

/** The fixed compensation for late payment, of businesses and public bodies alone: renteloven § 9 a(3), BEK 105/2013 § 2. */
export const COMPENSATION_ORE = 310_00n;

/** From the day on which the notice before collection is sent to its deadline, at least: inkassoloven § 10(3). */
export const MIN_NOTICE_DAYS = 10;

/** What is added to the reference rate, in basis points: renteloven § 5. */
export const SUPPLEMENT_BP = 800;

/** What is added for claims that were due before the day on which the supplement rose: lov 1244/2012. */
export const FORMER_SUPPLEMENT_BP = 700;
export const SUPPLEMENT_ROSE_ON: CivilDate = civilDate('2013-03-01');
