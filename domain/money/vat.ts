import { divideHalfAwayFromZero } from './decimal.ts';
import type { InvoiceTotals, VatCode, VatTotal } from './vat-totals.ts';

/** Basis points for each code: the single Danish rate of 25 % (momsloven § 33), and nothing for what is exempt (§ 13). */
export const VAT_RATE_BP: Readonly<Record<VatCode, number>> = { standard: 2500, exempt: 0 };

const BASIS_POINTS = 10_000n;

// Taxed before exempt, the way an invoice lists them apart (momsbekendtgørelsen § 58).
const ORDER: Readonly<Record<VatCode, number>> = { standard: 0, exempt: 1 };

/** What VAT needs to know of a line. */
interface TaxedLine extends Pick<VatTotal, 'vatCode' | 'vatRateBp'> {
  /** Øre, without VAT. */
  readonly netOre: bigint;
}

/** The VAT of a base, rounded to the øre once. */
export function vatOf({ baseOre, vatRateBp }: Pick<VatTotal, 'baseOre' | 'vatRateBp'>): bigint {
  return divideHalfAwayFromZero(baseOre * BigInt(vatRateBp), BASIS_POINTS);
}

/**
 * VAT for each code and rate on the sum of its lines, and the totals of the invoice. The order of the VAT totals does not
 * depend on the order of the lines: standard first, higher rates first. @throws RangeError on a rate below zero.
 */
export function invoiceTotals(lines: readonly TaxedLine[]): InvoiceTotals {
  const groups = new Map<string, Omit<VatTotal, 'vatOre'>>();
  for (const { vatCode, vatRateBp, netOre } of lines) {
    if (!Number.isSafeInteger(vatRateBp) || vatRateBp < 0) throw new RangeError(`not a VAT rate: ${vatRateBp} bp`);
    const key = `${vatCode} ${vatRateBp}`;
    groups.set(key, { vatCode, vatRateBp, baseOre: (groups.get(key)?.baseOre ?? 0n) + netOre });
  }
  const vat = [...groups.values()]
    .toSorted((a, b) => ORDER[a.vatCode] - ORDER[b.vatCode] || b.vatRateBp - a.vatRateBp)
    .map((group) => ({
      ...group,
      vatOre: vatOf(group),
    }));
  const netOre = vat.reduce((sum, { baseOre }) => sum + baseOre, 0n);
  const vatOre = vat.reduce((sum, total) => sum + total.vatOre, 0n);
  return { vat, netOre, vatOre, totalOre: netOre + vatOre };
}
