import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parseMicro } from './decimal.ts';
import { lineNetOre } from './pricing.ts';

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
