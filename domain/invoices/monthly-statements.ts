import { nthBankDayOfMonth } from '../calendar/bank-days.ts';
import { addMonths, type CivilDate, datePartsOf, firstOfMonth } from '../calendar/calendar.ts';

/** To whom monthly statements go: those who have something open, or all with entries in the month. */
export const STATEMENT_RECIPIENTS = ['with_open', 'with_entries'] as const;
export type StatementRecipients = (typeof STATEMENT_RECIPIENTS)[number];

/** What a creditor has said of monthly statements. */
export interface MonthlyStatements {
  readonly recipients: StatementRecipients;
  /** Which bank day of the month they go on, 1 for the first. */
  readonly bankDay: number;
  /** Since when the creditor says so. */
  readonly since: CivilDate;
}

/**
 * The first day of the month whose statements are to have gone on a day: that of the month before, from the bank day on. Null before that
 * day, and where it had passed when the creditor said so.
 */
export function statementMonthDue(
  { bankDay, since }: Pick<MonthlyStatements, 'bankDay' | 'since'>,
  day: CivilDate,
): CivilDate | null {
  const goOn = nthBankDayOfMonth({ ...datePartsOf(day), n: bankDay });
  return day < goOn || goOn < since ? null : addMonths(firstOfMonth(day), -1);
}
