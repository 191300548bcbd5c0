import { expect, test } from '@jest/globals';
import { paymentFacts } from './payment-facts.ts';
import { betalingsserviceInvoice, creditNote, fiInvoice } from './sample-documents.ts';

test('an FI payment shows the line and its three parts apart, the amount and the due date', () => {
  const { facts, paymentLine, explanation } = paymentFacts(fiInvoice);
  expect(explanation).toBe('Betales via FI-kort / bankens betalingsside');
  expect(facts).toEqual([
    { label: 'Kortart', value: '71' },
    { label: 'Betalings-id', value: '026840149965328' },
    { label: 'Kreditornummer', value: '80000001' },
    { label: 'Beløb', value: '250,00 kr.' },
    { label: 'Forfaldsdato', value: '01.12.2026' },
  ]);
  expect(paymentLine).toEqual({ label: 'Betalingslinje', value: '+71<026840149965328+80000001<' });
});

test('the numbers to sign up with stand only where the creditor has Betalingsservice', () => {
  expect(paymentFacts(fiInvoice).signUp?.facts.map(({ value }) => value)).toEqual([
    '01234567',
    '00001',
    '000000000100017',
  ]);
  const payment = { method: 'fi71', paymentId: '026840149965328', fiCreditorNumber: '80000001', signUp: null } as const;
  expect(paymentFacts({ ...fiInvoice, payment }).signUp).toBeNull();
});

test('with Betalingsservice the day of the payment stands, and no line to type off', () => {
  const { explanation, facts, paymentLine, signUp } = paymentFacts(betalingsserviceInvoice);
  expect(explanation).toBe(
    '250,00 kr. trækkes via Betalingsservice den 2. december 2026. Du skal ikke foretage dig noget.',
  );
  expect(facts.map(({ value }) => value)).toEqual(['02.12.2026', '250,00 kr.', '01234567', '00001', '000000000100017']);
  expect(paymentLine).toBeNull();
  expect(signUp).toBeNull();
});

test.each([0n, -100n])('an invoice of %s øre asks for no payment', (totalOre) => {
  expect(paymentFacts({ ...fiInvoice, totalOre })).toMatchObject({
    heading: 'Der er intet at betale på denne faktura',
    facts: [],
    paymentLine: null,
  });
});

test('a credit note asks for no payment', () => {
  expect(paymentFacts(creditNote)).toEqual({
    heading: 'Der er intet at betale på denne kreditnota',
    explanation: null,
    facts: [],
    paymentLine: null,
    signUp: null,
  });
});

test('a payment id with a wrong check digit is refused and never printed', () => {
  const payment = { method: 'fi71', paymentId: '026840149965327', fiCreditorNumber: '80000001', signUp: null } as const;
  expect(() => paymentFacts({ ...fiInvoice, payment })).toThrow(RangeError);
});
