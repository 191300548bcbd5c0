import type { CivilDate } from './calendar.ts';

/** What an item costs over time: a price to begin with, and those that follow it. */
export interface ItemPrices {
  /** Millionths of a krone, without VAT, until the first dated price. */
  readonly unitPriceMicro: bigint;
  /** In the order of their days. */
  readonly dated: readonly { readonly validFrom: CivilDate; readonly unitPriceMicro: bigint }[];
}

/** The item's price on a day, in millionths of a krone. */
export function priceOn({ unitPriceMicro, dated }: ItemPrices, date: CivilDate): bigint {
  return dated.findLast(({ validFrom }) => validFrom <= date)?.unitPriceMicro ?? unitPriceMicro;
}
