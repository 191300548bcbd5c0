import { expect, test } from '@jest/globals';
import { creditNote, fiInvoice, mixedVatInvoice } from './sample-documents.ts';
import { totalFacts } from './total-facts.ts';

test('with one rate the net, the VAT with its base and the total stand', () => {
  expect(totalFacts(fiInvoice)).toEqual({
    parts: [
      { label: 'I alt ekskl. moms', value: '200,00' },
      { label: '25 % moms af 200,00', value: '50,00' },
    ],
    total: { label: 'I alt at betale', value: '250,00 kr.' },
  });
});

test('exempt lines are summed apart, with the reason why they bear no VAT', () => {
  expect(totalFacts(mixedVatInvoice).parts).toEqual([
    { label: 'Momspligtigt beløb, 25 %', value: '1.231,25' },
    { label: 'Momsfrit beløb (momsloven § 13)', value: '80,00' },
    { label: 'I alt ekskl. moms', value: '1.311,25' },
    { label: '25 % moms af 1.231,25', value: '307,81' },
  ]);
});

test('each of several rates has its base and its VAT', () => {
  const vat = [
    { vatCode: 'standard', vatRateBp: 2500, baseOre: 10_000n, vatOre: 2_500n },
    { vatCode: 'standard', vatRateBp: 1250, baseOre: 10_000n, vatOre: 1_250n },
  ] as const;
  const { parts } = totalFacts({ ...fiInvoice, language: 'en', vat, vatOre: 3_750n, totalOre: 23_750n });
  expect(parts.map(({ label, value }) => `${label}: ${value}`)).toEqual([
    'Amount subject to VAT, 25%: 100.00',
    'Amount subject to VAT, 12.5%: 100.00',
    'Total excl. VAT: 200.00',
    '25% VAT on 100.00: 25.00',
    '12.5% VAT on 100.00: 12.50',
  ]);
});

test('an invoice of exempt lines alone names the reason and no VAT', () => {
  const vat = [{ vatCode: 'exempt', vatRateBp: 0, baseOre: 20_000n, vatOre: 0n }] as const;
  const { parts } = totalFacts({ ...fiInvoice, vat, vatOre: 0n, totalOre: 20_000n });
  expect(parts).toEqual([
    { label: 'Momsfrit beløb (momsloven § 13)', value: '200,00' },
    { label: 'I alt ekskl. moms', value: '200,00' },
  ]);
});

test('the total of a credit note is what is credited, above zero', () => {
  expect(totalFacts(creditNote).total).toEqual({ label: 'I alt krediteret', value: '120,96 kr.' });
});
