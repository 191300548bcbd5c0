import type { ComposedLine } from '../../domain/lines/charge-lines.ts';
import type { ItemId, LineId, OneOffLineId } from '../../domain/identifiers/ids.ts';
import type { VatCode } from '../../domain/invoices/invoice.ts';
import type { Share } from '../../domain/money/shares.ts';

/** A line of a draft as it is stored: amounts as text, which keeps all their digits. */
export interface StoredDraftLine {
  readonly itemId: ItemId | null;
  readonly standingLineId: LineId | null;
  readonly oneOffLineId: OneOffLineId | null;
  readonly text: string;
  readonly quantityMicro: string;
  readonly unitPriceMicro: string;
  readonly discountOre: string;
  readonly share: Share | null;
  readonly vatCode: VatCode;
  readonly vatRateBp: number;
  readonly netOre: string;
}

export function toStoredLine(line: ComposedLine): StoredDraftLine {
  return {
    ...line,
    quantityMicro: line.quantityMicro.toString(),
    unitPriceMicro: line.unitPriceMicro.toString(),
    discountOre: line.discountOre.toString(),
    netOre: line.netOre.toString(),
  };
}

export function fromStoredLine(line: StoredDraftLine): ComposedLine {
  return {
    ...line,
    quantityMicro: BigInt(line.quantityMicro),
    unitPriceMicro: BigInt(line.unitPriceMicro),
    discountOre: BigInt(line.discountOre),
    netOre: BigInt(line.netOre),
  };
}
