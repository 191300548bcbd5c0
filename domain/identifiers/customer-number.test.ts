import { expect, test } from '@jest/globals';
import { bareCustomerNumber, isCustomerNumber, padCustomerNumber, sameCustomerNumber } from './customer-number.ts';

test.each(['1', '0001001', '999999999999999'])('%s is a customer number', (text) => {
  expect(isCustomerNumber(text)).toBe(true);
});

test.each(['', '0', '000', '1234567890123456', 'A1', ' 1', '1 ', '-1', '1\n'])(
  '%j is none, and is not padded',
  (text) => {
    expect(isCustomerNumber(text)).toBe(false);
    expect(() => padCustomerNumber(text)).toThrow(RangeError);
  },
);

test('a customer number is padded with zeros to fifteen digits', () => {
  expect(padCustomerNumber('1001')).toBe('000000000001001');
});

test('padding does not make another customer', () => {
  expect(bareCustomerNumber('  000000000001001 ')).toBe('1001');
  expect(sameCustomerNumber('1001', '000000000001001')).toBe(true);
  expect(sameCustomerNumber('1001', '1001           ')).toBe(true);
  expect(sameCustomerNumber('1001', '10010')).toBe(false);
});
