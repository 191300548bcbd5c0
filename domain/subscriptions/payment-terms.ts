import { type CivilDate, addDays, addMonths, dateOfParts, datePartsOf, firstOfMonth } from '../calendar/calendar.ts';
import { dayInMonth, monthNumberOf } from '../calendar/day-numbers.ts';

/**
 * How long a debtor has to pay:
 * - `net_days`: so many days after the day of issue.
 * - `current_month`: the rest of the month of issue and so many days more (løbende måned plus dage).
 * - `fixed_day`: the first such day of a month, 1 to 31, on or after the day of issue; the last day of a shorter month.
 */
export type PaymentTerms =
  | { readonly kind: 'net_days'; readonly days: number }
  | { readonly kind: 'current_month'; readonly days: number }
  | { readonly kind: 'fixed_day'; readonly day: number };

/** The longest time to pay, after the issue or after the end of its month. */
export const MAX_TERMS_DAYS = 90;
/** The last day of a month that can be fixed. */
export const MAX_FIXED_DAY = 31;

/** The last day to pay what is issued on a day. @throws RangeError where it lies beyond the years that Termin bills in. */
export function dueDateFor({ issuedOn, terms }: { issuedOn: CivilDate; terms: PaymentTerms }): CivilDate {
  switch (terms.kind) {
    case 'net_days':
      return addDays(issuedOn, terms.days);
    case 'current_month':
      return addDays(addMonths(firstOfMonth(issuedOn), 1), terms.days - 1);
    case 'fixed_day':
      break;
  }
  const monthNumber = monthNumberOf(datePartsOf(issuedOn));
  const thisMonth = dateOfParts(dayInMonth({ monthNumber, day: terms.day }));
  return thisMonth >= issuedOn ? thisMonth : dateOfParts(dayInMonth({ monthNumber: monthNumber + 1, day: terms.day }));
}
