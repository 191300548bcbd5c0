import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parseMicro } from '../money/decimal.ts';
import { type Discount, discountRefusal, lineAmounts, lineNetOre } from './pricing.ts';
import type { Share } from '../money/shares.ts';

function micro(text: string): bigint {
  const parsed = parseMicro(text);
  if (parsed === null) throw new Error(`no decimal: ${text}`);
  return parsed;
}

describe('a line costs quantity times unit price', () => {
  test.each([
    ['1', '100', 10_000n],
    ['3', '33.333333', 10_000n],
    ['0.5', '0.01', 1n],
    ['-0.5', '0.01', -1n],
    ['0.49', '0.01', 0n],
    ['1000', '0.000005', 1n],
    ['1000', '0.000004', 0n],
    ['0', '12.34', 0n],
    ['12.5', '-8.10', -10_125n],
  ])('%s times %s kroner, rounded once for the line', (quantity, price, ore) => {
    expect(lineNetOre({ quantityMicro: micro(quantity), unitPriceMicro: micro(price) })).toBe(ore);
  });

  test('a line taken back costs the same with the other sign', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), (quantityMicro, unitPriceMicro) => {
        const netOre = lineNetOre({ quantityMicro, unitPriceMicro });
        expect(lineNetOre({ quantityMicro: -quantityMicro, unitPriceMicro })).toBe(-netOre);
      }),
    );
  });
});

const percent = (text: string): Discount => ({ kind: 'percent', percentMicro: micro(text) });
const amount = (amountOre: bigint): Discount => ({ kind: 'amount', amountOre });
const half: Share = { afterDays: 0, throughDays: 15, ofDays: 30 };

describe('a line with a discount and a share', () => {
  test.each<[string, string, string, Discount | null, Share | null, [bigint, bigint, bigint, bigint]]>([
    ['costs its gross without either', '2', '125', null, null, [250_00n, 0n, 250_00n, 250_00n]],
    ['is charged by the days of its share', '2', '125', null, half, [250_00n, 0n, 250_00n, 125_00n]],
    ['has a percentage taken off', '2', '125', percent('12.5'), null, [250_00n, 31_25n, 218_75n, 218_75n]],
    ['has half an øre of a percentage taken off as one', '1', '0.10', percent('5'), null, [10n, 1n, 9n, 9n]],
    [
      'has the discount taken off before the share',
      '1',
      '100',
      percent('33.333333'),
      half,
      [100_00n, 33_33n, 66_67n, 33_34n],
    ],
    ['has an amount taken off for a whole period', '1', '100', amount(20_00n), half, [100_00n, 20_00n, 80_00n, 40_00n]],
    ['costs nothing with all of it taken off', '1', '100', percent('100'), half, [100_00n, 100_00n, 0n, 0n]],
    ['costs nothing where the price fell below the amount', '1', '15', amount(20_00n), null, [15_00n, 15_00n, 0n, 0n]],
    [
      'that is a rebate is less of one by a percentage',
      '1',
      '-100',
      percent('10'),
      null,
      [-100_00n, -10_00n, -90_00n, -90_00n],
    ],
    ['that is a rebate has no amount taken off', '1', '-100', amount(20_00n), half, [-100_00n, 0n, -100_00n, -50_00n]],
    ['that is free has no amount taken off', '1', '0', amount(20_00n), null, [0n, 0n, 0n, 0n]],
  ])('%s', (_rule, quantity, price, discount, share, [grossOre, discountOre, fullOre, netOre]) => {
    const line = { quantityMicro: micro(quantity), unitPriceMicro: micro(price), discount, share };
    expect(lineAmounts(line)).toEqual({ grossOre, discountOre, fullOre, netOre });
  });

  test('never has more taken off than it costs, and never turns into its opposite', () => {
    const anyDiscount = fc.oneof(
      fc.bigInt({ min: 0n, max: 100_000_000n }).map((percentMicro): Discount => ({ kind: 'percent', percentMicro })),
      fc.bigInt({ min: 0n, max: 10n ** 12n }).map(amount),
    );
    const anyMicro = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
    fc.assert(
      fc.property(anyMicro, anyMicro, anyDiscount, (quantityMicro, unitPriceMicro, discount) => {
        const line = lineAmounts({ quantityMicro, unitPriceMicro, discount, share: null });
        expect(line.discountOre + line.fullOre).toBe(line.grossOre);
        expect(line.grossOre < 0n ? line.fullOre <= 0n : line.fullOre >= 0n).toBe(true);
        expect(line.grossOre < 0n ? line.discountOre <= 0n : line.discountOre >= 0n).toBe(true);
      }),
    );
  });
});

describe('a discount is saved', () => {
  test.each<[Discount | null, string, string | null]>([
    [null, '-100', null],
    [percent('0.000001'), '100', null],
    [percent('100'), '100', null],
    [percent('10'), '-100', null],
    [percent('0'), '100', 'discount_out_of_range'],
    [percent('-1'), '100', 'discount_out_of_range'],
    [percent('100.000001'), '100', 'discount_out_of_range'],
    [amount(1n), '100', null],
    [amount(100_00n), '100', null],
    [amount(100_01n), '100', 'discount_exceeds_line'],
    [amount(1n), '0', 'discount_exceeds_line'],
    [amount(1n), '-100', 'discount_exceeds_line'],
    [amount(0n), '100', 'discount_out_of_range'],
    [amount(-1n), '100', 'discount_out_of_range'],
  ])('or refused: %p off a price of %s: %s', (discount, price, refusal) => {
    expect(discountRefusal({ quantityMicro: micro('1'), unitPriceMicro: micro(price), discount })).toBe(refusal);
  });
});
