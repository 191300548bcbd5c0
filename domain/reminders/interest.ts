import { type CivilDate, addDays, datePartsOf, daysBetween } from '../calendar/calendar.ts';
import type { Period } from '../calendar/period.ts';
import { divideHalfAwayFromZero } from '../money/decimal.ts';
import { type Claim, firstLateDay, lateDays, type OpenDays } from './claim.ts';
import { halfYearsWithin, interestRateOn, type ReferenceRate } from './reference-rates.ts';
import type { DayCount } from './reminder-words.ts';

/** Days on end that bear interest at one rate of one amount; the first and the last of them bear it too. */
export interface InterestSpan extends OpenDays {
  /** As the day count has them: by months of thirty days, a day may count for none or for three. */
  readonly days: number;
  /** Basis points a year, the supplement of the law included. */
  readonly rateBp: number;
  /** The first day of the half-year that the rate is of. */
  readonly rateFrom: CivilDate;
}

/** The interest of a claim from its due day on, or which half-years lack a rate, so that it cannot be said. */
export type Interest =
  | { readonly kind: 'reckoned'; readonly interestOre: bigint; readonly spans: readonly InterestSpan[] }
  | { readonly kind: 'rate_missing'; readonly halfYears: readonly CivilDate[] };

export interface InterestRules {
  readonly dayCount: DayCount;
  readonly rates: readonly ReferenceRate[];
}

/** The law does not say how days are counted: both are used. A leap year has 365 days of interest too. */
const DAYS_A_YEAR: Readonly<Record<DayCount, bigint>> = { 'actual/365': 365n, '30/360': 360n };
const DAYS_A_MONTH = 30;
const MONTHS_A_YEAR = 12;
const WHOLE_BP = 100_00n;

/**
 * The interest of the claim through a day, øre: of what was open at the end of each late day, at the rate of its half-year, never of
 * interest or fees (renteloven §§ 3 to 5). The exact sum is rounded once, a half up.
 * @throws RangeError where the claim does not tell what was open
 */
export function reckonInterest(
  claim: Claim,
  { through, dayCount, rates }: InterestRules & { readonly through: CivilDate },
): Interest {
  const spans: InterestSpan[] = [];
  const missing = new Set<CivilDate>();
  for (const days of bearingDays(claim, through)) {
    const rate = interestRateOn({ day: days.from, dueOn: claim.dueOn }, rates);
    if (rate.kind === 'missing') missing.add(rate.rateFrom);
    else spans.push({ ...days, days: countDays(days, dayCount), rateBp: rate.rateBp, rateFrom: rate.rateFrom });
  }
  if (missing.size > 0) return { kind: 'rate_missing', halfYears: [...missing].toSorted() };
  const exact = spans.reduce((sum, span) => sum + span.openOre * BigInt(span.days * span.rateBp), 0n);
  return { kind: 'reckoned', interestOre: divideHalfAwayFromZero(exact, WHOLE_BP * DAYS_A_YEAR[dayCount]), spans };
}

/** The late days without those that the creditor hindered, each stretch within one half-year. */
function bearingDays(claim: Claim, through: CivilDate): OpenDays[] {
  const hindered = claim.hinderedDays ?? [];
  const cutBefore = [
    ...halfYearsWithin({ after: firstLateDay(claim.dueOn), through }),
    ...hindered.flatMap(({ from, to }) => [from, addDays(to, 1)]),
  ];
  return lateDays(claim, { through, cutBefore }).filter(
    (days) => !hindered.some(({ from, to }) => days.from >= from && days.from <= to),
  );
}

/** How many days of interest the days are, the first and the last included. */
export function countDays({ from, to }: Period, dayCount: DayCount): number {
  const before = addDays(from, -1);
  return dayCount === 'actual/365'
    ? daysBetween({ from: before, to })
    : dayOfEqualMonths(to) - dayOfEqualMonths(before);
}

/** The day's number where each month has thirty days: the 31st counts as the 30th, the last of February as what it is. */
function dayOfEqualMonths(date: CivilDate): number {
  const { year, month, day } = datePartsOf(date);
  return (year * MONTHS_A_YEAR + month) * DAYS_A_MONTH + Math.min(day, DAYS_A_MONTH);
}
