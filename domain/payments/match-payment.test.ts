import { describe, expect, test } from '@jest/globals';
import {
  candidateCollection,
  candidateInvoice,
  candidates,
  collectionId,
  drawnPayment,
  invoiceId,
  slipPayment,
} from '../../tests/support/sample-match-facts.ts';
import { civilDate } from '../calendar/calendar.ts';
import type { PaymentFacts } from './match-facts.ts';
import { matchPayment } from './match-payment.ts';

const invoice = candidateInvoice(1);
const collection = candidateCollection(1, invoice);
const known = candidates({ invoices: [invoice], collections: [collection] });
const rejection: PaymentFacts = { ...drawnPayment(collection, 0n), kind: 'rejected', statedOre: 500_00n };

describe('the news that no money will come', () => {
  test.each(['rejected', 'cancelled'] as const)('reopens the invoice of a collection that is %s', (kind) => {
    expect(matchPayment({ ...rejection, kind }, known)).toEqual({
      rule: 'no_money',
      outcome: 'reopened',
      allocations: [],
      creditOre: 0n,
      creditDebtorId: null,
      leftOre: 0n,
      waits: false,
      reversesPaymentId: null,
      reopens: [{ collectionId: collectionId(1), invoiceId: invoiceId(1) }],
      suggestions: [],
    });
  });

  test('reopens all invoices of a record', () => {
    const second = candidateInvoice(2, { customerNumber: invoice.customerNumber });
    const added = candidateCollection(2, second, { entryReference: collection.entryReference });
    const decision = matchPayment(rejection, { ...known, collections: [added, collection] });
    expect(decision.reopens.map((one) => one.collectionId)).toEqual([collectionId(1), collectionId(2)]);
  });

  test.each(['rejected', 'cancelled', 'charged_back'] as const)('changes nothing where it is %s already', (status) => {
    const decision = matchPayment(rejection, { ...known, collections: [{ ...collection, status }] });
    expect(decision).toMatchObject({ outcome: 'reopened', reopens: [], waits: false });
  });

  test('waits where the collection is paid, and nothing is changed', () => {
    const decision = matchPayment(rejection, { ...known, collections: [{ ...collection, status: 'paid' }] });
    expect(decision).toMatchObject({ rule: 'no_money', outcome: 'ambiguous', reopens: [], leftOre: 0n, waits: true });
  });

  test('waits where it names no collection that is known', () => {
    const decision = matchPayment({ ...rejection, customerNumber: '7' }, known);
    expect(decision).toMatchObject({ rule: 'none', outcome: 'unknown', reopens: [], leftOre: 0n, waits: true });
  });

  test('without a reference is for the record of that day, and of that amount where there are two', () => {
    const second = candidateInvoice(2, { customerNumber: invoice.customerNumber, totalOre: 1_00n });
    const two = { ...known, collections: [candidateCollection(2, second), collection] };
    const nameless = { ...rejection, reference: null };
    expect(matchPayment({ ...nameless, statedOre: null }, known).reopens).toHaveLength(1);
    expect(matchPayment(nameless, two).reopens).toEqual([{ collectionId: collectionId(1), invoiceId: invoiceId(1) }]);
    expect(matchPayment({ ...nameless, statedOre: 2_00n }, two).outcome).toBe('ambiguous');
    expect(matchPayment({ ...nameless, statedOre: null }, two).outcome).toBe('ambiguous');
    expect(matchPayment({ ...nameless, statedOn: civilDate('2027-01-05') }, two).outcome).toBe('unknown');
  });

  test('waits with its money where there is some after all', () => {
    expect(matchPayment({ ...rejection, amountOre: 1n }, known)).toMatchObject({ outcome: 'ambiguous', leftOre: 1n });
  });
});

describe('money that is not paid to the creditor', () => {
  test.each([
    ['a payment below zero', slipPayment(invoice, -1n)],
    ['a charge-back above zero', slipPayment(invoice, 1n, { kind: 'charged_back' })],
  ])('waits: %s', (_, payment) => {
    expect(matchPayment(payment, known)).toMatchObject({
      rule: 'none',
      outcome: 'unknown',
      allocations: [],
      leftOre: payment.amountOre,
      waits: true,
    });
  });
});

test('nothing becomes of a payment of nothing', () => {
  for (const statedOre of [null, 0n]) {
    const decision = matchPayment(slipPayment(invoice, 0n, { statedOre }), known);
    expect(decision).toMatchObject({ outcome: 'nothing', allocations: [], leftOre: 0n, waits: false });
  }
});

test('a payment of nothing waits where something was to be paid', () => {
  expect(matchPayment(slipPayment(invoice, 0n, { statedOre: 1n }), known)).toMatchObject({
    outcome: 'unknown',
    leftOre: 0n,
    waits: true,
  });
});
