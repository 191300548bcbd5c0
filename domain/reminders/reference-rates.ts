import { type CivilDate, addMonths, dateOfParts, datePartsOf } from '../calendar/calendar.ts';
import { FORMER_SUPPLEMENT_BP, SUPPLEMENT_BP, SUPPLEMENT_ROSE_ON } from './late-payment-law.ts';

/** What Danmarks Nationalbank lends at on 1 January or 1 July, which holds for that half-year: renteloven § 5. */
export interface ReferenceRate {
  readonly from: CivilDate;
  /** Basis points a year; may be below zero. */
  readonly rateBp: number;
}

/** The rate of a half-year for a claim, or that it is not known: it is never guessed from another half-year. */
export type InterestRate =
  | {
      readonly kind: 'known';
      /** The half-year's first day. */
      readonly rateFrom: CivilDate;
      /** Basis points a year, the supplement of the law included. */
      readonly rateBp: number;
    }
  | { readonly kind: 'missing'; readonly rateFrom: CivilDate };

/** Why a rate cannot be entered. */
export type ReferenceRateRefusal = 'not_a_reference_day' | 'rate_out_of_range';

export const MONTHS_A_HALF_YEAR = 6;
const FIRST_MONTH_OF_SECOND_HALF = 7;

/** A rate that with the supplement came to less than nothing, or to more than doubles a debt each year, is a slip of the pen. */
export const MIN_REFERENCE_RATE_BP = -FORMER_SUPPLEMENT_BP;
export const MAX_REFERENCE_RATE_BP = 100_00;

/** The reference day of the half-year that the day lies in. */
export function halfYearOf(day: CivilDate): CivilDate {
  const { year, month } = datePartsOf(day);
  return dateOfParts({ year, month: month < FIRST_MONTH_OF_SECOND_HALF ? 1 : FIRST_MONTH_OF_SECOND_HALF, day: 1 });
}

/** The first days of the half-years that begin after the one day, up to and with the other. */
export function halfYearsWithin({ after, through }: { after: CivilDate; through: CivilDate }): CivilDate[] {
  const days: CivilDate[] = [];
  let day = addMonths(halfYearOf(after), MONTHS_A_HALF_YEAR);
  for (; day <= through; day = addMonths(day, MONTHS_A_HALF_YEAR)) days.push(day);
  return days;
}

/** Why the rate cannot be entered, or null. */
export function referenceRateRefusal({ from, rateBp }: ReferenceRate): ReferenceRateRefusal | null {
  if (halfYearOf(from) !== from) return 'not_a_reference_day';
  const isInRange = Number.isInteger(rateBp) && rateBp >= MIN_REFERENCE_RATE_BP && rateBp <= MAX_REFERENCE_RATE_BP;
  return isInRange ? null : 'rate_out_of_range';
}

/** The rate that a claim bears on a day: of the day's half-year, with the supplement of the day on which the claim was due. */
export function interestRateOn(
  { day, dueOn }: { day: CivilDate; dueOn: CivilDate },
  rates: readonly ReferenceRate[],
): InterestRate {
  const rateFrom = halfYearOf(day);
  const reference = rates.find(({ from }) => from === rateFrom);
  if (reference === undefined) return { kind: 'missing', rateFrom };
  const supplementBp = dueOn < SUPPLEMENT_ROSE_ON ? FORMER_SUPPLEMENT_BP : SUPPLEMENT_BP;
  return { kind: 'known', rateFrom, rateBp: reference.rateBp + supplementBp };
}
