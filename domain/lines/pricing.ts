import { MICRO, divideHalfAwayFromZero } from '../money/decimal.ts';
import { type Share, shareOre } from '../money/shares.ts';

const ORE_PER_KRONE = 100n;

/** A hundred per cent, in millionths of a per cent. */
export const HUNDRED_PERCENT_MICRO = 100n * MICRO;

/** What is taken off a line. */
export type Discount =
  /** Millionths of a per cent: 12.5 % is 12_500_000n. */
  | { readonly kind: 'percent'; readonly percentMicro: bigint }
  /** Øre without VAT, off the whole line and a whole period. */
  | { readonly kind: 'amount'; readonly amountOre: bigint };

export interface PricedLine {
  /** Millionths of a unit. */
  readonly quantityMicro: bigint;
  /** Millionths of a krone, without VAT; below zero for a rebate. */
  readonly unitPriceMicro: bigint;
  readonly discount: Discount | null;
  /** Millionths of a per cent off what the discount leaves; none where it is missing. */
  readonly furtherPercentMicro?: bigint;
}

/** Øre without VAT, each rounded once. */
export interface LineAmounts {
  /** Quantity times unit price. */
  readonly grossOre: bigint;
  /** What is taken off for a whole period: of the gross's sign, and never more than it. */
  readonly discountOre: bigint;
  /** What a whole period costs: gross less discount. */
  readonly fullOre: bigint;
  /** What is charged: the share of the full amount. */
  readonly netOre: bigint;
}

/** Why a discount cannot be saved with a line. */
export type DiscountRefusal =
  /** Not above nothing, or above 100 per cent. */
  | 'discount_out_of_range'
  /** More than the line costs, or an amount off a line that costs nothing or less. */
  | 'discount_exceeds_line';

/** Quantity times unit price, rounded to the øre once for the line. */
export function lineNetOre({
  quantityMicro,
  unitPriceMicro,
}: {
  quantityMicro: bigint;
  unitPriceMicro: bigint;
}): bigint {
  return divideHalfAwayFromZero(quantityMicro * unitPriceMicro * ORE_PER_KRONE, MICRO * MICRO);
}

/** What a line costs, from the gross to what is charged; a share of null is a whole period. */
export function lineAmounts({ share, ...line }: PricedLine & { readonly share: Share | null }): LineAmounts {
  const grossOre = lineNetOre(line);
  const firstOre = discountOf(line.discount, grossOre);
  const discountOre = firstOre + percentOf(line.furtherPercentMicro ?? 0n, grossOre - firstOre);
  const fullOre = grossOre - discountOre;
  return { grossOre, discountOre, fullOre, netOre: share === null ? fullOre : shareOre(fullOre, share) };
}

/**
 * Why the discount cannot be saved with the line, or null. A price that falls later can still leave a discount above the
 * gross: then `lineAmounts` takes off no more than the gross.
 */
export function discountRefusal(line: PricedLine): DiscountRefusal | null {
  const { discount } = line;
  if (discount === null) return null;
  if (discount.kind === 'percent') {
    const within = discount.percentMicro > 0n && discount.percentMicro <= HUNDRED_PERCENT_MICRO;
    return within ? null : 'discount_out_of_range';
  }
  if (discount.amountOre <= 0n) return 'discount_out_of_range';
  return discount.amountOre > lineNetOre(line) ? 'discount_exceeds_line' : null;
}

function discountOf(discount: Discount | null, grossOre: bigint): bigint {
  if (discount === null) return 0n;
  if (discount.kind === 'percent') return percentOf(discount.percentMicro, grossOre);
  // Nothing can be taken off a rebate: an amount off it would make it a larger one.
  if (grossOre <= 0n) return 0n;
  return discount.amountOre < grossOre ? discount.amountOre : grossOre;
}

function percentOf(percentMicro: bigint, amountOre: bigint): bigint {
  return divideHalfAwayFromZero(amountOre * percentMicro, HUNDRED_PERCENT_MICRO);
}
