import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { civilDate } from '../calendar/calendar.ts';
import { TEXT_WIDTH, collectionText } from './collection-text.ts';
import { encodeIso88591 } from '../records/iso-8859-1.ts';

const period = { from: civilDate('2027-01-01'), to: civilDate('2027-03-31') };
const invoice = {
  invoiceNumber: '2026000123',
  period,
  totalOre: 156_250n,
  vatOre: 31_250n,
  lines: [{ text: 'Kontingent', netOre: 125_000n }],
  language: 'da' as const,
};
const row = (left: string, right: string) => left.padEnd(TEXT_WIDTH - right.length) + right;

/** What is left without blanks and amounts. */
const letters = (text: string) => text.normalize('NFC').replaceAll(/[\s\d,]/g, '');

describe('the text of a collection', () => {
  test('tells invoice, period, lines, VAT and total, amounts to the right and as Danes write them', () => {
    expect(collectionText(invoice)).toEqual([
      'Faktura 2026000123',
      'Periode 01-01-2027 til 31-03-2027',
      row('Kontingent', '1.250,00'),
      row('Moms', '312,50'),
      row('I alt', '1.562,50'),
    ]);
  });

  test('says what has been credited or paid and what is left to pay, where a part has been', () => {
    expect(collectionText({ ...invoice, settledOre: 56_250n }).slice(-3)).toEqual([
      row('I alt', '1.562,50'),
      row('Krediteret eller betalt', '-562,50'),
      row('Til betaling', '1.000,00'),
    ]);
  });

  test('has English words for a debtor who reads English', () => {
    const rows = collectionText({ ...invoice, language: 'en' });
    expect(rows.map((one) => one.split(/\s/)[0])).toEqual(['Invoice', 'Period', 'Kontingent', 'VAT', 'Total']);
    expect(rows[1]).toBe('Period 01-01-2027 to 31-03-2027');
  });

  test('is wrapped between words, the amount on the last row', () => {
    const text = 'Vedligeholdelse af det store fællesanlæg ved søen med alt hvad dertil hører';
    expect(collectionText({ ...invoice, lines: [{ text, netOre: -500n }] }).slice(2, 4)).toEqual([
      'Vedligeholdelse af det store fællesanlæg ved søen med alt',
      row('hvad dertil hører', '-5,00'),
    ]);
  });

  test('has an amount on a row of its own where the text leaves no room', () => {
    const text = 'x'.repeat(TEXT_WIDTH - 4);
    expect(collectionText({ ...invoice, lines: [{ text, netOre: 1n }] }).slice(2, 4)).toEqual([text, row('', '0,01')]);
  });

  test('breaks a word that is longer than a row', () => {
    const text = 'x'.repeat(TEXT_WIDTH + 5);
    expect(collectionText({ ...invoice, lines: [{ text, netOre: 1n }] }).slice(2, 4)).toEqual([
      'x'.repeat(TEXT_WIDTH),
      row('xxxxx', '0,01'),
    ]);
  });

  test('always fits, loses no letter and no line break gets through', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.stringMatching(/^[a-zæøå \n]{0,200}$/),
        (any, plain) => {
          const rows = collectionText({ ...invoice, lines: [any, plain].map((text) => ({ text, netOre: 1n })) });
          for (const one of rows) {
            expect(one.length).toBeLessThanOrEqual(TEXT_WIDTH);
            expect([...encodeIso88591(one)].every((byte) => byte >= 0x20)).toBe(true);
          }
          const plainRows = collectionText({ ...invoice, lines: [{ text: plain, netOre: 1n }] }).slice(2, -2);
          expect(letters(plainRows.join(''))).toBe(letters(plain));
        },
      ),
    );
  });
});
