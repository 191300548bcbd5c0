import { describe, expect, test } from '@jest/globals';
import { civilDate } from '../domain/calendar/calendar.ts';
import type { InvoiceLine } from '../domain/lines/invoice-line.ts';
import { lineSteps } from './line-steps.ts';
import { fiInvoice, partialInvoice, standardLine } from './sample-documents.ts';

const danish = (line: InvoiceLine, period = fiInvoice.period) => lineSteps(line, { language: 'da', period });

test('a line that is quantity times unit price needs no steps', () => {
  expect(danish(standardLine)).toEqual([]);
});

test('a discount stands with the amount that it is taken off', () => {
  expect(danish({ ...standardLine, discountOre: 1_050n, netOre: 18_950n })).toEqual(['Rabat 10,50 af 200,00']);
});

test('a share stands with its days, their dates and the amount of the whole period, after the discount', () => {
  const [line = standardLine] = partialInvoice.lines;
  expect(danish(line)).toEqual([
    'Rabat 10,00 af 200,00',
    'Hel periode: 190,00',
    '15 af 31 dage: 17.12.2026 – 31.12.2026',
  ]);
  expect(lineSteps(line, { language: 'en', period: fiInvoice.period })).toEqual([
    'Discount 10.00 off 200.00',
    'Whole period: 190.00',
    '15 of 31 days: 17 December 2026 – 31 December 2026',
  ]);
});

test('a share in the middle that is an øre off its days shows both of the amounts that it lies between', () => {
  const [, line = standardLine] = partialInvoice.lines;
  // 300.00 * 10 / 31 is 96.774, but 193.548 and 96.774 are rounded apart.
  expect(line.netOre).toBe(9_678n);
  expect(danish(line).at(-1)).toBe('193,55 (dag 1–20) minus 96,77 (dag 1–10)');
});

describe('the dates of a share', () => {
  const share = { afterDays: 10, throughDays: 20, ofDays: 31 };
  const line = { ...standardLine, share, netOre: 6_452n };

  test('are reckoned from the first day of a whole period', () => {
    expect(danish(line)[1]).toBe('10 af 31 dage: 11.12.2026 – 20.12.2026');
  });

  test('are those of a shorter period that is the share itself', () => {
    const period = { from: civilDate('2026-12-11'), to: civilDate('2026-12-20') };
    expect(danish(line, period)[1]).toBe('10 af 31 dage: 11.12.2026 – 20.12.2026');
  });

  test('are left out where a shorter period holds more than the share', () => {
    const period = { from: civilDate('2026-12-05'), to: civilDate('2026-12-20') };
    expect(danish(line, period)[1]).toBe('10 af 31 dage');
  });
});

test('a negative line has a negative whole and is reckoned alike', () => {
  const share = { afterDays: 16, throughDays: 31, ofDays: 31 };
  const line = { ...standardLine, unitPriceMicro: -80_000_000n, share, netOre: -9_677n };
  expect(danish(line)).toEqual(['Hel periode: -200,00', '15 af 31 dage: 17.12.2026 – 31.12.2026']);
});
