import { expect, test } from '@jest/globals';
import { isEan } from './ean.ts';

test.each(['5790000000005', '5791234567890', '4006381333931'])('%s can be an EAN number', (text) => {
  expect(isEan(text)).toBe(true);
});

test('of the ten check digits exactly one fits', () => {
  expect(Array.from('0123456789').filter((digit) => isEan(`579000000000${digit}`))).toEqual(['5']);
});

test.each(['', '579000000000', '57900000000050', '0000000000000', '7590000000005', '579000000000A', ' 5790000000005'])(
  '%j cannot be one',
  (text) => {
    expect(isEan(text)).toBe(false);
  },
);
