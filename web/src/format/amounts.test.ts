import { expect, test } from '@jest/globals';
import { readDecimal } from './amounts.ts';

test('an amount is read as it is written in either language', () => {
  expect(['1.234,50', '1234,5', '1.234', '−5', '100 kr.'].map((typed) => readDecimal(typed, 'da'))).toEqual([
    '1234.50',
    '1234.5',
    '1234',
    '-5',
    '100',
  ]);
  expect(['1,234.50', '1234.5', '1,234'].map((typed) => readDecimal(typed, 'en'))).toEqual([
    '1234.50',
    '1234.5',
    '1234',
  ]);
});

test('what begins with nothing has no thousands: 0.500 is a half and not five hundred', () => {
  expect(['0.500', '-0.125'].map((typed) => readDecimal(typed, 'da'))).toEqual(['0.500', '-0.125']);
  expect(['0,500', '0,125.5'].map((typed) => readDecimal(typed, 'en'))).toEqual([null, null]);
});

test('what could be two amounts is none', () => {
  expect(['1,234.50', '12.34.56', '1.00,5', '1.2345,6'].map((typed) => readDecimal(typed, 'da'))).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
