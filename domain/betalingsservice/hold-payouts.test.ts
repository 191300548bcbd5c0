import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { holdPayouts } from './hold-payouts.ts';

const split = (entries: readonly bigint[], negativeNet: 'hold_payouts' | 'refuse' = 'hold_payouts') =>
  holdPayouts({
    entries: entries.map((amountOre) => ({ amountOre })),
    amountOf: ({ amountOre }) => amountOre,
    negativeNet,
  });
const sorted = (all: readonly bigint[]) => all.toSorted((one, other) => Number(one - other));
const amounts = (entries: readonly { amountOre: bigint }[]) => entries.map(({ amountOre }) => amountOre);

test('pay-outs that the collections cover are sent, the others wait', () => {
  const { sent, held } = split([-50n, 100n, -60n, 0n, -40n]);
  expect([amounts(sent), amounts(held)]).toEqual([[-50n, 100n, 0n, -40n], [-60n]]);
});

test('where nothing is collected every pay-out waits', () => {
  const { sent, held } = split([-1n, -2n]);
  expect([amounts(sent), amounts(held)]).toEqual([[], [-1n, -2n]]);
});

test('a section that is to be refused is not split', () => {
  expect(amounts(split([-1n], 'refuse').sent)).toEqual([-1n]);
});

test('what is sent is never below zero, nothing is lost, and only pay-outs wait', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: -1000n, max: 1000n })), (entries) => {
      const { sent, held } = split(entries);
      expect(amounts(sent).reduce((sum, one) => sum + one, 0n)).toBeGreaterThanOrEqual(0n);
      expect(sorted([...amounts(sent), ...amounts(held)])).toEqual(sorted(entries));
      expect(amounts(held).every((ore) => ore < 0n)).toBe(true);
    }),
  );
});
