import type { ComposedLine } from '../../domain/lines/charge-lines.ts';
import type { StoredDraftLine } from '../words/invoices.ts';

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
