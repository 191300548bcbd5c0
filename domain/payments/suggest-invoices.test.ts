import { describe, expect, test } from '@jest/globals';
import { candidateInvoice, invoiceId, slipPayment } from '../../tests/support/sample-match-facts.ts';
import type { CandidateInvoice, PaymentFacts } from './match-facts.ts';
import { suggestInvoices } from './suggest-invoices.ts';

const invoice = candidateInvoice(1);
const nothingKnown = slipPayment({ paymentId: '' }, 1n, { paymentId: null });
const typed = (paymentId: string, amountOre = 500_00n) => slipPayment({ paymentId }, amountOre);
const reasons = (payment: PaymentFacts, ...invoices: readonly CandidateInvoice[]) =>
  suggestInvoices(payment, { invoices }).map(({ why, invoiceId: id }) => [why, id]);

describe('an invoice is suggested', () => {
  const id = invoice.paymentId;
  const withoutCheckDigit = `0${id.slice(0, -1)}`;
  const wrongDigit = `9${id.slice(1)}`;
  const swapped = `${id.slice(0, 5)}${id.charAt(6)}${id.charAt(5)}${id.slice(7)}`;

  test.each<[string, PaymentFacts]>([
    ['same_payment_id', typed(id)],
    ['same_base', typed(`${id.slice(0, -1)}${id.endsWith('9') ? '8' : '9'}`, 1n)],
    ['check_digit_left_out', typed(withoutCheckDigit, 1n)],
    ['mistyped', typed(wrongDigit)],
    ['mistyped', typed(swapped)],
    ['same_reference', { ...nothingKnown, reference: '2026000001' }],
    ['same_reference', { ...nothingKnown, reference: ' F1 ' }],
    ['named_in_text', { ...nothingKnown, payerText: 'Faktura: F1, tak' }],
    ['same_customer_and_amount', { ...nothingKnown, customerNumber: '00001001', amountOre: 500_00n }],
    ['same_customer_and_amount', { ...nothingKnown, customerNumber: '1001', amountOre: -500_00n }],
    ['same_customer', { ...nothingKnown, customerNumber: '1001' }],
    ['same_amount', { ...nothingKnown, amountOre: 500_00n }],
  ])('as %s', (why, payment) => {
    expect(reasons(payment, invoice)).toEqual([[why, invoiceId(1)]]);
  });

  test('as that of the same customer where the debtor is known by the payment id alone', () => {
    const paid = candidateInvoice(1, { openOre: 0n });
    const other = candidateInvoice(2, { debtorId: paid.debtorId });
    expect(reasons(typed(id), paid, other)).toEqual([
      ['same_payment_id', invoiceId(1)],
      ['same_customer_and_amount', invoiceId(2)],
    ]);
  });
});

describe('an invoice is not suggested', () => {
  const wrongDigit = `9${invoice.paymentId.slice(1)}`;

  test.each<[string, PaymentFacts, Partial<CandidateInvoice>]>([
    ['for an id that was mistyped when the amount is another', slipPayment({ paymentId: wrongDigit }, 1n), {}],
    ['for a number that is only a part of a word', { ...nothingKnown, payerText: 'F12 AF1' }, {}],
    ['for its customer when nothing is open', { ...nothingKnown, customerNumber: '1001' }, { openOre: 0n }],
    ['for an amount of nothing when nothing is open', { ...nothingKnown, amountOre: 0n }, { openOre: 0n }],
    ['when nothing agrees', nothingKnown, {}],
  ])('%s', (_, payment, changes) => {
    expect(reasons(payment, candidateInvoice(1, changes))).toEqual([]);
  });
});

test('the best reasons come first, then the oldest invoices, and at most five', () => {
  const invoices = [1, 2, 3, 4, 5, 6].map((nth) => candidateInvoice(nth));
  const payment = { ...nothingKnown, amountOre: 500_00n, customerNumber: '1005', payerText: 'F6' };
  expect(reasons(payment, ...invoices.toReversed())).toEqual([
    ['named_in_text', invoiceId(6)],
    ['same_customer_and_amount', invoiceId(5)],
    ['same_amount', invoiceId(1)],
    ['same_amount', invoiceId(2)],
    ['same_amount', invoiceId(3)],
  ]);
});
