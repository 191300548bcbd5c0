import type { ComposedLine } from './charge-lines.ts';
import type { VatCode } from '../money/vat-totals.ts';
import { lineNetOre } from './pricing.ts';
import { VAT_RATE_BP } from '../money/vat.ts';

/** What is written on a document as it is, without an agreement behind it. */
export interface FreeLine {
  readonly text: string;
  /** Millionths of a unit. */
  readonly quantityMicro: bigint;
  /** Millionths of a krone, without VAT. */
  readonly unitPriceMicro: bigint;
  readonly vatCode: VatCode;
}

/** The line of a document that such words and amounts make. */
export function freeLine({ text, quantityMicro, unitPriceMicro, vatCode }: FreeLine): ComposedLine {
  return {
    itemId: null,
    standingLineId: null,
    oneOffLineId: null,
    text,
    quantityMicro,
    unitPriceMicro,
    discountOre: 0n,
    share: null,
    vatCode,
    vatRateBp: VAT_RATE_BP[vatCode],
    netOre: lineNetOre({ quantityMicro, unitPriceMicro }),
  };
}
