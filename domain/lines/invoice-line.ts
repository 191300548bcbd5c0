import type { Share } from '../money/shares.ts';
import type { VatCode } from '../money/vat-totals.ts';

/** A line as it stands on a document. */
export interface InvoiceLine {
  readonly text: string;
  /** Millionths of a unit. */
  readonly quantityMicro: bigint;
  /** Millionths of a krone, without VAT. */
  readonly unitPriceMicro: bigint;
  readonly vatCode: VatCode;
  /** Basis points: 2500 is 25 %. */
  readonly vatRateBp: number;
  /** Øre, without VAT: what is taken off quantity times unit price, for a whole period. Nothing is 0. */
  readonly discountOre: bigint;
  /** The days of the whole period that are billed: those after the first so many and through so many. Null for the whole period. */
  readonly share: Share | null;
  /** Øre, without VAT: the share of what quantity times unit price, rounded to the øre, leaves after the discount. */
  readonly netOre: bigint;
}
