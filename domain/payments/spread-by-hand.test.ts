import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { debtorId, invoiceId } from '../../tests/support/sample-match-facts.ts';
import { sumOre } from './compare-facts.ts';
import { spreadByHand } from './spread-by-hand.ts';

const anyOpen = fc
  .array(fc.bigInt({ min: 0n, max: 500n }), { maxLength: 6 })
  .map((open) => open.map((openOre, nth) => ({ invoiceId: invoiceId(nth), openOre })));

test('money that a person enters is spread to the øre, over the first invoices first, and no more than is open of each', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 2000n }), anyOpen, (amountOre, invoices) => {
      const parts = spreadByHand(amountOre, { debtorId: debtorId(1), invoices });
      expect(sumOre(parts)).toBe(amountOre);
      const taken = invoices.map((one) => sumOre(parts.filter((part) => part.invoiceId === one.invoiceId)));
      const firstOpen = invoices.findIndex(({ openOre }, nth) => (taken[nth] ?? 0n) < openOre);
      for (const [nth, { openOre }] of invoices.entries()) {
        expect((taken[nth] ?? 0n) <= openOre).toBe(true);
        if (firstOpen !== -1 && nth > firstOpen) expect(taken[nth]).toBe(0n);
      }
      const creditOre = sumOre(parts.filter((part) => part.invoiceId === null));
      expect(creditOre === 0n || firstOpen === -1).toBe(true);
    }),
  );
});
