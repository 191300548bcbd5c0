import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { spreadVat } from './spread-vat.ts';

test('the VAT of a rate is shared out over its items to the øre, each by its own amount but for what was rounded', () => {
  const anyNets = fc.array(fc.bigInt({ min: -100_000n, max: 100_000n }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(
      anyNets,
      fc.bigInt({ min: -50n, max: 50n }),
      fc.constantFrom(0, 2500),
      (nets, roundedOre, vatRateBp) => {
        const parts = nets.map((net) => (net * BigInt(vatRateBp)) / 10_000n);
        const vatOre = parts.reduce((sum, one) => sum + one, 0n) + roundedOre;
        const spread = spreadVat(nets, { vatRateBp, vatOre });
        expect(spread.reduce((sum, one) => sum + one, 0n)).toBe(vatOre);
        const off = spread.filter((one, nth) => one - (parts[nth] ?? 0n) > 1n || one - (parts[nth] ?? 0n) < -1n);
        expect(off.length).toBeLessThanOrEqual(1);
      },
    ),
  );
});

test('an øre that documents have rounded otherwise is the largest item’s', () => {
  expect(spreadVat([1_000n, 30_000n, 333n], { vatRateBp: 2500, vatOre: 7_834n })).toEqual([250n, 7_501n, 83n]);
});
