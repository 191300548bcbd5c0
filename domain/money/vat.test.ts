import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { VatCode } from './vat-totals.ts';
import { VAT_RATE_BP, invoiceTotals } from './vat.ts';

const line = (netOre: bigint, vatCode: VatCode = 'standard') => ({ vatCode, vatRateBp: VAT_RATE_BP[vatCode], netOre });
const anyLine = fc
  .record({
    netOre: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
    vatCode: fc.constantFrom<VatCode>('standard', 'exempt'),
  })
  .map(({ netOre, vatCode }) => line(netOre, vatCode));

describe('the totals of an invoice', () => {
  test('the rate is 25 %, and nothing on what is exempt', () => {
    expect(VAT_RATE_BP).toEqual({ standard: 2500, exempt: 0 });
  });

  test('VAT is computed on the sum of the lines, not line by line', () => {
    // Two lines of 2 øre: 0.5 øre of VAT each would round to 1 + 1; on the sum of 4 øre it is 1.
    expect(invoiceTotals([line(2n), line(2n)])).toEqual({
      vat: [{ vatCode: 'standard', vatRateBp: 2500, baseOre: 4n, vatOre: 1n }],
      netOre: 4n,
      vatOre: 1n,
      totalOre: 5n,
    });
  });

  test('what is exempt stands apart and last, whatever the order of the lines', () => {
    const expected = {
      vat: [
        { vatCode: 'standard', vatRateBp: 2500, baseOre: 100_000n, vatOre: 25_000n },
        { vatCode: 'exempt', vatRateBp: 0, baseOre: 5_000n, vatOre: 0n },
      ],
      netOre: 105_000n,
      vatOre: 25_000n,
      totalOre: 130_000n,
    };
    expect(invoiceTotals([line(100_000n), line(5_000n, 'exempt')])).toEqual(expected);
    expect(invoiceTotals([line(5_000n, 'exempt'), line(100_000n)])).toEqual(expected);
  });

  test('two rates of one code stand apart, the higher first', () => {
    const totals = invoiceTotals([
      { vatCode: 'standard', vatRateBp: 2200, netOre: 100n },
      { vatCode: 'standard', vatRateBp: 2500, netOre: 100n },
    ]);
    expect(totals.vat.map(({ vatRateBp, vatOre }) => [vatRateBp, vatOre])).toEqual([
      [2500, 25n],
      [2200, 22n],
    ]);
  });

  test('an invoice without lines is nothing', () => {
    expect(invoiceTotals([])).toEqual({ vat: [], netOre: 0n, vatOre: 0n, totalOre: 0n });
  });

  test.each([-1, 0.5, Number.NaN])('a rate of %s basis points is refused', (vatRateBp) => {
    expect(() => invoiceTotals([{ vatCode: 'standard', vatRateBp, netOre: 1n }])).toThrow(RangeError);
  });

  test('lines, VAT and total agree to the øre', () => {
    fc.assert(
      fc.property(fc.array(anyLine), (lines) => {
        const totals = invoiceTotals(lines);
        expect(totals.netOre).toBe(lines.reduce((sum, { netOre }) => sum + netOre, 0n));
        expect(totals.vatOre).toBe(totals.vat.reduce((sum, { vatOre }) => sum + vatOre, 0n));
        expect(totals.totalOre).toBe(totals.netOre + totals.vatOre);
        const negated = invoiceTotals(lines.map((one) => ({ ...one, netOre: -one.netOre })));
        expect(negated.totalOre).toBe(-totals.totalOre);
      }),
    );
  });
});
