import type { CivilDate } from '../calendar/calendar.ts';

/** What an item costs from a day on, until a later price takes over. */
export interface DatedPrice {
  readonly validFrom: CivilDate;
  /** Kroner without VAT, in millionths. */
  readonly unitPriceMicro: bigint;
}

export interface PricedItem {
  /** The price before the first dated one. */
  readonly unitPriceMicro: bigint;
  /** In any order, one a day at most. */
  readonly prices: readonly DatedPrice[];
}

/** The dated price in force on a day: the latest that is valid from that day or an earlier one. Null before the first. */
export function datedPriceOn(prices: readonly DatedPrice[], date: CivilDate): DatedPrice | null {
  return prices.reduce<DatedPrice | null>(
    (best, price) => (price.validFrom <= date && (best === null || price.validFrom > best.validFrom) ? price : best),
    null,
  );
}

/** The item's unit price on a day, in millionths of a krone. */
export function priceOn({ unitPriceMicro, prices }: PricedItem, date: CivilDate): bigint {
  return datedPriceOn(prices, date)?.unitPriceMicro ?? unitPriceMicro;
}
