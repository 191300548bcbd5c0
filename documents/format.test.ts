import { describe, expect, test } from '@jest/globals';
import { civilDate } from '../domain/calendar/calendar.ts';
import {
  formatAmount,
  formatDate,
  formatLongDate,
  formatMoney,
  formatPeriod,
  formatQuantity,
  formatUnitPrice,
  formatRate,
} from './format.ts';

describe('amounts', () => {
  test.each([
    [0n, '0,00', '0.00'],
    [5n, '0,05', '0.05'],
    [-5n, '-0,05', '-0.05'],
    [99_999n, '999,99', '999.99'],
    [123_450n, '1.234,50', '1,234.50'],
    [-123_450n, '-1.234,50', '-1,234.50'],
    [100_000_000n, '1.000.000,00', '1,000,000.00'],
    // More than a floating point number can hold.
    [9_007_199_254_740_993n, '90.071.992.547.409,93', '90,071,992,547,409.93'],
  ])('%s øre stands with two decimals and thousands apart', (ore, danish, english) => {
    expect(formatAmount(ore, 'da')).toBe(danish);
    expect(formatAmount(ore, 'en')).toBe(english);
  });

  test('the currency stands after the amount in Danish and before it in English', () => {
    expect(formatMoney(123_450n, 'da')).toBe('1.234,50 kr.');
    expect(formatMoney(123_450n, 'en')).toBe('DKK 1,234.50');
  });

  test('a unit price has two decimals, and more only where it needs them', () => {
    expect(formatUnitPrice(80_000_000n, 'da')).toBe('80,00');
    expect(formatUnitPrice(80_500_000n, 'da')).toBe('80,50');
    expect(formatUnitPrice(1_234_125_000n, 'en')).toBe('1,234.125');
    expect(formatUnitPrice(-1n, 'da')).toBe('-0,000001');
  });

  test('a quantity has only the decimals that it needs', () => {
    expect(formatQuantity(1_000_000n, 'da')).toBe('1');
    expect(formatQuantity(2_500_000n, 'da')).toBe('2,5');
    expect(formatQuantity(1_200_000_000n, 'en')).toBe('1,200');
    expect(formatQuantity(-1n, 'en')).toBe('-0.000001');
  });

  test('a VAT rate stands in per cent', () => {
    expect(formatRate(2500, 'da')).toBe('25 %');
    expect(formatRate(2500, 'en')).toBe('25%');
    expect(formatRate(1250, 'da')).toBe('12,5 %');
    expect(formatRate(0, 'da')).toBe('0 %');
  });
});

describe('dates', () => {
  test('a date in a column is numeric in Danish and has its month in words in English', () => {
    expect(formatDate(civilDate('2026-12-31'), 'da')).toBe('31.12.2026');
    expect(formatDate(civilDate('2026-12-31'), 'en')).toBe('31 December 2026');
  });

  test.each([
    ['2026-01-01', '1. januar 2026', '1 January 2026'],
    ['2028-02-29', '29. februar 2028', '29 February 2028'],
    ['2026-05-05', '5. maj 2026', '5 May 2026'],
    ['2026-12-10', '10. december 2026', '10 December 2026'],
  ])('%s in a sentence has its month in words', (date, danish, english) => {
    expect(formatLongDate(civilDate(date), 'da')).toBe(danish);
    expect(formatLongDate(civilDate(date), 'en')).toBe(english);
  });

  test('a period names its first and last day', () => {
    const period = { from: civilDate('2026-12-01'), to: civilDate('2026-12-31') };
    expect(formatPeriod(period, 'da')).toBe('01.12.2026 – 31.12.2026');
    expect(formatPeriod(period, 'en')).toBe('1 December 2026 – 31 December 2026');
  });
});
