import { MICRO, divideHalfAwayFromZero } from './decimal.ts';

const ORE_PER_KRONE = 100n;

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
