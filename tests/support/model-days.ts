import { type Day } from './model-calendar.ts';

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
