import { type CivilDate, FIRST_YEAR, LAST_YEAR, dateOfParts, datePartsOf } from '../calendar/calendar.ts';
import { dayInMonth, daysInMonth, monthNumberOf } from '../calendar/day-numbers.ts';
import { divideHalfAwayFromZero, MICRO_PER_ORE } from '../money/decimal.ts';
import { HUNDRED_PERCENT_MICRO } from '../lines/pricing.ts';

/** How a unit price moves once a year. All percentages are millionths of a per cent. */
export type IndexationRule =
  /** By a fixed percentage, below zero for a price that falls. */
  | { readonly kind: 'percent'; readonly percentMicro: bigint }
  /** As an index has moved, but by no less than the floor and no more than the cap, where there is one. */
  | {
      readonly kind: 'index_table';
      /** The month, `YYYY-MM`, of which the index goes with the price that was agreed. */
      readonly baseMonth: string;
      readonly floorPercentMicro: bigint | null;
      readonly capPercentMicro: bigint | null;
    };

/** Where the index stood and where it stands: both above zero and scaled alike, so that the scale does not matter. */
export interface IndexMove {
  /** Of the month that the present price goes with: the base month, and after a step the month of that step. */
  readonly baseValue: bigint;
  readonly newValue: bigint;
}

/** How much a year may move a price, in millionths of a per cent; null for no limit. */
export type IndexLimits = Pick<
  Extract<IndexationRule, { kind: 'index_table' }>,
  'floorPercentMicro' | 'capPercentMicro'
>;

/** A year's move of an index, with the limits of the rule that took the step. */
export interface YearMove extends IndexMove {
  readonly limits: IndexLimits;
}

/** A day of every year; 29 February is the 28th where there is none. */
export interface YearlyDay {
  /** 1 is January. */
  readonly month: number;
  readonly day: number;
}

/** Why a rule cannot be saved. */
export type IndexationRefusal =
  /** A change of -100 per cent or lower, or above the limit. */
  'percent_out_of_range' | 'floor_above_cap' | 'base_month_invalid';

/** The largest change in one year, in millionths of a per cent: what is more is a slip of the pen. */
export const MAX_INDEXATION_PERCENT_MICRO = HUNDRED_PERCENT_MICRO;

const CIVIL_MONTH = /^(\d{4})-(?:0[1-9]|1[0-2])$/;
const LEAP_YEAR = 2000;

/**
 * The unit price after a yearly step, in millionths of a krone. It is rounded once, a half away from zero: to the øre, or,
 * where the price has parts of an øre already, to the millionth, since a price of a tenth of an øre would never move else.
 * @throws RangeError where an index value is not above zero, or the rule follows an index and none is given.
 */
export function indexedPrice({
  unitPriceMicro,
  rule,
  table,
}: {
  unitPriceMicro: bigint;
  rule: IndexationRule;
  table?: IndexMove;
}): bigint {
  return priceTimes(unitPriceMicro, [
    rule.kind === 'percent' ? changedBy(rule.percentMicro) : movedWithin(rule, table),
  ]);
}

/**
 * The unit price after the moves of several years, each within its own limits: multiplied, and rounded once as by `indexedPrice`, so
 * that where no limit binds it is the price times the last index by the first. Without a move it is the price.
 * @throws RangeError where an index value is not above zero.
 */
export function priceAfterMoves(unitPriceMicro: bigint, moves: readonly YearMove[]): bigint {
  return priceTimes(
    unitPriceMicro,
    moves.map((move) => movedWithin(move.limits, move)),
  );
}

function priceTimes(unitPriceMicro: bigint, factors: readonly Factor[]): bigint {
  const numerator = factors.reduce((product, factor) => product * factor.numerator, unitPriceMicro);
  const denominator = factors.reduce((product, factor) => product * factor.denominator, 1n);
  const stepMicro = unitPriceMicro % MICRO_PER_ORE === 0n ? MICRO_PER_ORE : 1n;
  return divideHalfAwayFromZero(numerator, denominator * stepMicro) * stepMicro;
}

/** Why the rule cannot be saved, or null. */
export function indexationRefusal(rule: IndexationRule): IndexationRefusal | null {
  if (rule.kind === 'percent') return isWithinLimits(rule.percentMicro) ? null : 'percent_out_of_range';
  const { baseMonth, floorPercentMicro: floor, capPercentMicro: cap } = rule;
  if (!isCivilMonth(baseMonth)) return 'base_month_invalid';
  if (![floor, cap].every((limit) => limit === null || isWithinLimits(limit))) return 'percent_out_of_range';
  return floor !== null && cap !== null && floor > cap ? 'floor_above_cap' : null;
}

/** Whether there is such a day in any year. */
export function isYearlyDay({ month, day }: YearlyDay): boolean {
  return Number.isInteger(day) && day >= 1 && day <= daysInMonth(LEAP_YEAR, month);
}

/** The days of the years on which prices step, rising, from the one date through the other. */
export function stepDates({
  yearly,
  from,
  through,
}: {
  yearly: YearlyDay;
  from: CivilDate;
  through: CivilDate;
}): CivilDate[] {
  const firstYear = datePartsOf(from).year;
  const years = Math.max(0, datePartsOf(through).year - firstYear + 1);
  return Array.from({ length: years }, (_unused, after) => {
    const monthNumber = monthNumberOf({ year: firstYear + after, month: yearly.month });
    return dateOfParts(dayInMonth({ monthNumber, day: yearly.day }));
  }).filter((date) => date >= from && date <= through);
}

interface Factor {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

function changedBy(percentMicro: bigint): Factor {
  return { numerator: HUNDRED_PERCENT_MICRO + percentMicro, denominator: HUNDRED_PERCENT_MICRO };
}

/** The index's own move, or the floor's or the cap's where that lies beyond it; compared without rounding. */
function movedWithin({ floorPercentMicro, capPercentMicro }: IndexLimits, table: IndexMove | undefined): Factor {
  if (table === undefined) throw new RangeError('the price follows an index, and no index is given');
  const { baseValue, newValue } = table;
  if (baseValue <= 0n || newValue <= 0n) throw new RangeError(`not index values: ${baseValue}, ${newValue}`);
  const moved: Factor = { numerator: newValue, denominator: baseValue };
  if (floorPercentMicro !== null && isLess(moved, changedBy(floorPercentMicro))) return changedBy(floorPercentMicro);
  if (capPercentMicro !== null && isLess(changedBy(capPercentMicro), moved)) return changedBy(capPercentMicro);
  return moved;
}

function isLess(one: Factor, other: Factor): boolean {
  return one.numerator * other.denominator < other.numerator * one.denominator;
}

function isWithinLimits(percentMicro: bigint): boolean {
  return percentMicro > -HUNDRED_PERCENT_MICRO && percentMicro <= MAX_INDEXATION_PERCENT_MICRO;
}

/** Whether the text is a month `YYYY-MM` of the years that Termin bills in. */
export function isCivilMonth(text: string): boolean {
  const [, year] = CIVIL_MONTH.exec(text) ?? [];
  return year !== undefined && year >= `${FIRST_YEAR}` && year <= `${LAST_YEAR}`;
}
