import { divideHalfAwayFromZero } from './decimal.ts';

const WHOLE_BP = 10_000n;

const size = (ore: bigint): bigint => (ore < 0n ? -ore : ore);

/**
 * Says for each of several net amounts of one rate which part of their VAT is theirs: the amount at the rate, and the øre that documents
 * have rounded otherwise on the largest of them. The parts add up to the VAT.
 * @param vatOre the VAT of all of them together, as documents have it
 */
export function spreadVat(
  nets: readonly bigint[],
  { vatRateBp, vatOre }: { vatRateBp: number; vatOre: bigint },
): bigint[] {
  const parts = nets.map((netOre) => divideHalfAwayFromZero(netOre * BigInt(vatRateBp), WHOLE_BP));
  const restOre = vatOre - parts.reduce((sum, one) => sum + one, 0n);
  const largest = nets.reduce((best, netOre, nth) => (size(netOre) > size(nets[best] ?? 0n) ? nth : best), 0);
  return parts.map((part, nth) => (nth === largest ? part + restOre : part));
}
