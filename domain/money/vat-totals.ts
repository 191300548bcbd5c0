/** How a line is treated for VAT: the Danish single rate, or exempt (momsloven § 13). */
export type VatCode = 'standard' | 'exempt';

export interface VatTotal {
  readonly vatCode: VatCode;
  readonly vatRateBp: number;
  /** Øre, without VAT: the sum of the lines of this code. */
  readonly baseOre: bigint;
  readonly vatOre: bigint;
}

/** What the lines of a document come to. */
export interface InvoiceTotals {
  readonly vat: readonly VatTotal[];
  readonly netOre: bigint;
  readonly vatOre: bigint;
  readonly totalOre: bigint;
}
