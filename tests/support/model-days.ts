import { type Day } from './model-calendar.ts';

const MICRO = 1_000_000n;

/** What a line costs for a whole period, from a day on; null from the day on which it is no longer charged. Øre without VAT. */
interface ModelPrice {
  readonly from: Day;
  readonly priceOre: bigint | null;
}

/** A period that has been billed, and the last of its days that has not been given back. */
interface ModelBilled {
  readonly index: number;
  readonly usedThrough: Day;
}

/** What of free credits falls on a day of a line, in millionths of an øre. */
interface ModelFreed {
  readonly place: number;
  readonly index: number;
  readonly day: Day;
  readonly micro: bigint;
}

/**
 * A subscription whose periods have all as many days and whose prices count from days on. It knows days and prices alone: neither
 * invoices nor what evens them out, neither credit notes nor in which order all came.
 */
export interface ModelDays {
  readonly start: Day;
  readonly daysAPeriod: number;
  /** By the place of the line in the agreement. */
  readonly lines: readonly (readonly ModelPrice[])[];
  readonly billed: readonly ModelBilled[];
  readonly freed: readonly ModelFreed[];
}

export const modelPeriodOf = ({ start, daysAPeriod }: ModelDays, index: number) => ({
  from: start + index * daysAPeriod,
  to: start + (index + 1) * daysAPeriod - 1,
});

/** The same with a price of a line that counts until the next one that has been named. */
export function withPrice(model: ModelDays, { place, ...price }: ModelPrice & { place: number }): ModelDays {
  const others = (model.lines[place] ?? []).filter(({ from }) => from !== price.from);
  const prices = [...others, price].toSorted((one, other) => one.from - other.from);
  return { ...model, lines: model.lines.with(place, prices) };
}

export function withLine(model: ModelDays, price: ModelPrice): ModelDays {
  return { ...model, lines: [...model.lines, [price]] };
}

export function withBilled(model: ModelDays, index: number): ModelDays {
  return { ...model, billed: [...model.billed, { index, usedThrough: modelPeriodOf(model, index).to }] };
}

/** The same with the days of a period after that one given back; of all periods where none is named. */
export function withGivenBack(model: ModelDays, { after, index }: { after: Day; index?: number }): ModelDays {
  const billed = model.billed.map((one) =>
    index === undefined || index === one.index ? { ...one, usedThrough: Math.min(one.usedThrough, after) } : one,
  );
  return { ...model, billed };
}

/** What the days cost that are billed and not given back; øre without VAT. */
export function priceOfDays(model: ModelDays): bigint {
  return model.billed.reduce((sum, billed) => {
    const costs = model.lines.map((prices) => priceWithin(model, { prices, billed }));
    return costs.reduce((total, ore) => total + ore, sum);
  }, 0n);
}

/**
 * The same with an amount given back freely of a period whose prices have not changed since it was billed: each day that is used bears as
 * large a part of it as it still has of what they all cost.
 */
export function withFreed(model: ModelDays, { index, ore }: { index: number; ore: bigint }): ModelDays {
  const period = modelPeriodOf(model, index);
  const usedThrough = model.billed.find((one) => one.index === index)?.usedThrough ?? period.from - 1;
  const days = Array.from({ length: Math.max(0, usedThrough - period.from + 1) }, (_, at) => period.from + at);
  const left = model.lines.flatMap((prices, place) =>
    days.map((day) => {
      const priceOre = prices.findLast(({ from }) => from <= day)?.priceOre ?? 0n;
      const own = model.freed.filter((one) => one.place === place && one.day === day);
      const freed = own.reduce((sum, { micro }) => sum + micro, 0n);
      return { place, index, day, micro: (priceOre * MICRO) / BigInt(model.daysAPeriod) - freed };
    }),
  );
  const ofMicro = left.reduce((sum, { micro }) => sum + micro, 0n);
  if (ofMicro <= 0n) return model;
  const given = left.map((one) => ({ ...one, micro: (one.micro * ore * MICRO) / ofMicro }));
  return { ...model, freed: [...model.freed, ...given] };
}

/** What of free credits falls on days that are billed and not given back, in millionths of an øre. */
export function freedOfDays({ billed, freed }: ModelDays): bigint {
  const used = freed.filter(({ index, day }) => billed.some((one) => one.index === index && day <= one.usedThrough));
  return used.reduce((sum, { micro }) => sum + micro, 0n);
}

/** Of each price its share of the days of the period, as what is owed through its last day without what is owed before its first. */
function priceWithin(
  model: ModelDays,
  { prices, billed: { index, usedThrough } }: { prices: readonly ModelPrice[]; billed: ModelBilled },
): bigint {
  const { from: first, to: last } = modelPeriodOf(model, index);
  return prices.reduce((sum, { from, priceOre }, at) => {
    const next = prices[at + 1]?.from ?? Infinity;
    const [begin, end] = [Math.max(from, first), Math.min(next - 1, last, usedThrough)];
    if (priceOre === null || begin > end) return sum;
    return sum + owed(priceOre, end - first + 1) - owed(priceOre, begin - first);
  }, 0n);

  function owed(priceOre: bigint, days: number): bigint {
    const ofDays = BigInt(model.daysAPeriod);
    return (2n * priceOre * BigInt(days) + ofDays) / (2n * ofDays);
  }
}
