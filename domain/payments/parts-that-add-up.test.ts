import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { partsThatAddUp } from './parts-that-add-up.ts';

const partsOf = (all: readonly number[], sum: number) => partsThatAddUp(all, { sumOre: BigInt(sum), oreOf: BigInt });

test.each([
  ['all of them', [25, 25, 25], 75, [25, 25, 25]],
  ['those that follow each other', [7, 30, 70, 9], 100, [30, 70]],
  ['a few with others between them', [30, 7, 70, 9], 100, [70, 30]],
  ['all but a few', [1, 2, 500, 4, 8, 16, 700, 32, 64], 127, [1, 2, 4, 8, 16, 32, 64]],
])('parts are %s', (_which, all, sum, parts) => {
  expect(partsOf(all, sum)).toEqual(parts);
});

test.each([
  ['one alone is no part', [75], 75],
  ['one beside others is no sum', [75, 10], 75],
  ['too little', [10, 20], 75],
  ['none', [], 75],
])('there are none: %s', (_why, all, sum) => {
  expect(partsOf(all, sum)).toBeNull();
});

test('what is found adds up, is two or more, and each only once', () => {
  const anyParts = fc.array(fc.record({ ore: fc.integer({ min: 1, max: 60 }) }), { maxLength: 12 });
  fc.assert(
    fc.property(anyParts, fc.integer({ min: 1, max: 300 }), (all, sum) => {
      const parts = partsThatAddUp(all, { sumOre: BigInt(sum), oreOf: ({ ore }) => BigInt(ore) });
      if (parts === null) return;
      expect(parts.reduce((total, { ore }) => total + ore, 0)).toBe(sum);
      expect(parts.length).toBeGreaterThan(1);
      expect(new Set(parts).size).toBe(parts.length);
      expect(parts.every((part) => all.includes(part))).toBe(true);
    }),
  );
});

test('up to six among any others are found', () => {
  const anyAll = fc.record({
    parts: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 6 }),
    others: fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 6 }),
  });
  fc.assert(
    fc.property(anyAll, ({ parts, others }) => {
      const all = [...parts, ...others].toSorted((one, other) => (one % 7) - (other % 7));
      expect(
        partsOf(
          all,
          parts.reduce((total, ore) => total + ore, 0),
        ),
      ).not.toBeNull();
    }),
  );
});

test('thousands of amounts are given up on, and do not take long', () => {
  const many = Array.from({ length: 5000 }, (_one, nth) => 2 * (1000 + ((nth * 7919) % 5003)));
  expect(partsOf(many, 99_999)).toBeNull();
});
