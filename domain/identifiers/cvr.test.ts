import { expect, test } from '@jest/globals';
import { isCvr } from './cvr.ts';

test.each(['12345674', '10000009'])('%s can be a company number', (text) => {
  expect(isCvr(text)).toBe(true);
});

test('of the ten last digits at most one fits, and none where modulus 11 asks for ten', () => {
  const fitting = Array.from('0123456789').filter((digit) => isCvr(`1234567${digit}`));
  expect(fitting).toEqual(['4']);
  expect(Array.from('0123456789').filter((digit) => isCvr(`8888888${digit}`))).toEqual([]);
});

test.each(['', '1234567', '123456740', '00000000', '01234567', '12345675', 'DK12345674', '12345674 ', '1234567４'])(
  '%j cannot be one',
  (text) => {
    expect(isCvr(text)).toBe(false);
  },
);
