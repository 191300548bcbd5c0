import { expect, test } from '@jest/globals';
import { readDecimal } from './read-decimal.ts';

test.each([
  ['12,50', '12.50'],
  ['-0,000001', '-0.000001'],
  ['12.50', '12.50'],
  ['1200', '1200'],
])('with semicolons %s is %s', (cell, decimal) => {
  expect(readDecimal(cell, ';')).toBe(decimal);
});

test.each(['1.234', '-12.345', '1.234.567'])('with semicolons %s could be two numbers', (cell) => {
  expect(readDecimal(cell, ';')).toBeNull();
});

test.each(['1.234,50', '1,2,3', 'x,5', '1 234,50'])('%s is left as it is, to be refused as no decimal', (cell) => {
  expect(readDecimal(cell, ';')).toBe(cell);
});

test.each(['12,50', '1.234'])('with commas nothing is read otherwise than the API reads it: %s', (cell) => {
  expect(readDecimal(cell, ',')).toBe(cell);
});
