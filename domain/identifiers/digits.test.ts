import { expect, test } from '@jest/globals';
import { complementToTen, digitsOf } from './digits.ts';

test('a text of digits is taken apart from left to right', () => {
  expect(digitsOf('0912')).toEqual([0, 9, 1, 2]);
});

test.each([
  [0, 0],
  [1, 9],
  [10, 0],
  [62, 8],
])('%s lacks %s to the next ten', (sum, digit) => {
  expect(complementToTen(sum)).toBe(digit);
});
