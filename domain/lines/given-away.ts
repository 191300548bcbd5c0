import { divideHalfAwayFromZero } from '../money/decimal.ts';
import type { VatCode } from '../money/vat-totals.ts';
import { type DayPart, type DaySpan, partsOre } from './day-parts.ts';

interface Net {
  readonly vatCode: VatCode;
  /** Øre without VAT. */
  readonly netOre: bigint;
}

/**
 * What free lines of credit notes give back of the days of each line of their invoice: each VAT code's by itself, by what its lines
 * charge, spread over their days. In the order of the lines; together, with what falls on lines without days, they come to what was given.
 */
export function givenAwayParts(
  lines: readonly (Net & { readonly days: DaySpan | null })[],
  given: readonly Net[],
): DayPart[][] {
  const parts = lines.map((): DayPart[] => []);
  for (const vatCode of new Set(given.map((one) => one.vatCode))) {
    const givenOre = sumOf(given.filter((one) => one.vatCode === vatCode));
    const charging = lines
      .map((line, index) => ({ ...line, index }))
      .filter((line) => line.vatCode === vatCode && line.netOre > 0n);
    const ofOre = sumOf(charging);
    if (givenOre === 0n || ofOre === 0n) continue;
    let throughOre = 0n;
    let spentOre = 0n;
    for (const { index, netOre, days } of charging) {
      throughOre += netOre;
      const spentThroughOre = divideHalfAwayFromZero(givenOre * throughOre, ofOre);
      if (days !== null) parts[index] = [{ amountOre: spentOre - spentThroughOre, base: days, days }];
      spentOre = spentThroughOre;
    }
  }
  return parts;
}

/** The parts of a line that evens out, where a person has made it come to another amount: the difference is spread over its days. */
export function withActualOre(parts: readonly DayPart[], actualOre: bigint): DayPart[] {
  const differenceOre = actualOre - partsOre(parts);
  if (differenceOre === 0n || parts.length === 0) return [...parts];
  const days = {
    afterDays: Math.min(...parts.map((part) => part.days.afterDays)),
    throughDays: Math.max(...parts.map((part) => part.days.throughDays)),
  };
  return [...parts, { amountOre: differenceOre, base: days, days }];
}

const sumOf = (lines: readonly Net[]) => lines.reduce((sum, { netOre }) => sum + netOre, 0n);
