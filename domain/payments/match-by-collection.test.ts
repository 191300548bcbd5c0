import { describe, expect, test } from '@jest/globals';
import {
  candidateCollection,
  candidateInvoice,
  candidates,
  collectionId,
  debtorId,
  drawnPayment,
  invoiceId,
} from '../../tests/support/sample-match-facts.ts';
import { civilDate } from '../calendar/calendar.ts';
import { matchPayment } from './match-payment.ts';

const customer = { debtorId: debtorId(1), customerNumber: '1001' };
const older = candidateInvoice(1, { ...customer, totalOre: 300_00n, dueOn: civilDate('2026-12-01') });
const newer = candidateInvoice(2, { ...customer, totalOre: 200_00n });
const drawnOlder = candidateCollection(1, older, { entryReference: '2026000002' });
const drawnNewer = candidateCollection(2, newer, { entryReference: '2026000002' });
const record = candidates({ invoices: [newer, older], collections: [drawnNewer, drawnOlder] });

const taken = (nth: number, amountOre: bigint) => ({
  invoiceId: invoiceId(nth),
  debtorId: debtorId(1),
  collectionId: collectionId(nth),
  amountOre,
  reversesMatchId: null,
});

describe('what Betalingsservice drew for a record of two invoices', () => {
  test('pays each of them what was asked for it', () => {
    expect(matchPayment(drawnPayment(drawnOlder, 500_00n), record)).toMatchObject({
      rule: 'by_collection',
      outcome: 'exact',
      allocations: [taken(1, 300_00n), taken(2, 200_00n)],
      leftOre: 0n,
      waits: false,
    });
  });

  test('pays the oldest first when it is less', () => {
    expect(matchPayment(drawnPayment(drawnOlder, 310_00n), record)).toMatchObject({
      outcome: 'part',
      allocations: [taken(1, 300_00n), taken(2, 10_00n)],
    });
    expect(matchPayment(drawnPayment(drawnOlder, 10_00n), record).allocations).toEqual([taken(1, 10_00n)]);
  });

  test('is credit of the debtor as far as it is more', () => {
    expect(matchPayment(drawnPayment(drawnOlder, 501_00n), record)).toMatchObject({
      outcome: 'over',
      creditOre: 1_00n,
      creditDebtorId: debtorId(1),
      leftOre: 0n,
    });
  });

  test('is credit too as far as a slip has paid a part of it meanwhile', () => {
    const invoices = [{ ...older, openOre: 250_00n }, newer];
    expect(matchPayment(drawnPayment(drawnOlder, 500_00n), { ...record, invoices })).toMatchObject({
      outcome: 'over',
      allocations: [taken(1, 250_00n), taken(2, 200_00n)],
      creditOre: 50_00n,
    });
  });

  test('waits as far as it was drawn for one that is paid already', () => {
    const invoices = [{ ...older, openOre: 0n }, newer];
    expect(matchPayment(drawnPayment(drawnOlder, 500_00n), { ...record, invoices })).toMatchObject({
      outcome: 'double',
      allocations: [taken(2, 200_00n)],
      creditOre: 0n,
      leftOre: 300_00n,
      waits: true,
    });
  });

  test('pays what is open of an invoice beyond what was asked, before it is credit', () => {
    const collections = [{ ...drawnOlder, amountOre: 100_00n }, drawnNewer];
    expect(matchPayment(drawnPayment(drawnOlder, 350_00n), { ...record, collections })).toMatchObject({
      outcome: 'part',
      allocations: [taken(1, 150_00n), taken(2, 200_00n)],
      creditOre: 0n,
    });
  });

  test('waits when one of the invoices is not known', () => {
    expect(matchPayment(drawnPayment(drawnOlder, 500_00n), { ...record, invoices: [older] })).toMatchObject({
      outcome: 'unknown',
      leftOre: 500_00n,
    });
  });
});

describe('the record of a payment', () => {
  test.each(['1001', '000000000001001', ' 1001 '])('is found by customer number %j', (customerNumber) => {
    const payment = drawnPayment(drawnOlder, 500_00n, { customerNumber });
    expect(matchPayment(payment, record).outcome).toBe('exact');
  });

  test('is found by a customer number with letters in either case', () => {
    const collections = [drawnOlder, drawnNewer].map((one) => ({ ...one, customerNumber: '00AB7' }));
    const payment = drawnPayment(drawnOlder, 500_00n, { customerNumber: 'ab7' });
    expect(matchPayment(payment, { ...record, collections }).outcome).toBe('exact');
  });

  test('is not that of another customer who happens to owe the same on that day', () => {
    const stranger = candidateInvoice(3, { totalOre: 500_00n });
    const some = candidates({
      invoices: [...record.invoices, stranger],
      collections: [...record.collections, candidateCollection(3, stranger)],
    });
    const payment = drawnPayment(drawnOlder, 500_00n, { customerNumber: stranger.customerNumber });
    expect(matchPayment(payment, some)).toMatchObject({ rule: 'none', outcome: 'unknown', leftOre: 500_00n });
  });

  test('is that of the payment date where one reference was used twice', () => {
    const again = candidateCollection(3, newer, { entryReference: '2026000002', paymentDate: civilDate('2027-02-01') });
    const some = { ...record, collections: [...record.collections, again] };
    expect(matchPayment(drawnPayment(drawnOlder, 500_00n), some).outcome).toBe('exact');
    expect(matchPayment(drawnPayment(drawnOlder, 500_00n, { statedOn: null }), some).outcome).toBe('ambiguous');
  });

  test('is that of the debtor group where a reference and a day are those of two', () => {
    const again = candidateCollection(3, newer, { entryReference: '2026000002', bsDebtorGroup: '00002' });
    const some = { ...record, collections: [...record.collections, again] };
    expect(matchPayment(drawnPayment(drawnOlder, 500_00n), some).outcome).toBe('exact');
  });

  test('is found by the nine characters of the reference that a payment slip brings back', () => {
    const payment = drawnPayment(drawnOlder, 500_00n, { source: 'bs_slip', reference: '202600000' });
    expect(matchPayment(payment, record)).toMatchObject({ rule: 'by_collection', outcome: 'exact' });
    expect(matchPayment({ ...payment, source: 'bs_automatic' }, record).rule).not.toBe('by_collection');
  });
});

describe('without a reference that is known', () => {
  const payment = drawnPayment(drawnOlder, 500_00n, { reference: null });

  test('the one record of the customer for that day and amount is paid', () => {
    expect(matchPayment(payment, record)).toMatchObject({ rule: 'by_customer_and_amount', outcome: 'exact' });
    expect(matchPayment({ ...payment, reference: 'other' }, record).rule).toBe('by_customer_and_amount');
  });

  test.each([
    ['amount', { statedOre: 500_01n, amountOre: 500_01n }],
    ['day', { statedOn: civilDate('2027-01-05') }],
    ['customer', { customerNumber: '1002' }],
    ['day that is not said', { statedOn: null }],
    ['customer that is not said', { customerNumber: null }],
    ['customer of zeros alone', { customerNumber: '000' }],
  ])('it waits with another %s', (_, changes) => {
    expect(matchPayment({ ...payment, ...changes }, record)).toMatchObject({
      rule: 'none',
      outcome: 'unknown',
      waits: true,
    });
  });

  test('it waits where two records agree, with both as suggestions', () => {
    const third = candidateInvoice(3, { ...customer, totalOre: 500_00n });
    const fourth = candidateInvoice(4, { ...customer, totalOre: 500_00n });
    const some = candidates({
      invoices: [third, fourth],
      collections: [candidateCollection(3, third), candidateCollection(4, fourth)],
    });
    const decision = matchPayment(payment, some);
    expect(decision).toMatchObject({ outcome: 'ambiguous', allocations: [], leftOre: 500_00n, waits: true });
    expect(decision.suggestions.map((one) => [one.why, one.invoiceId])).toEqual([
      ['same_customer_and_amount', invoiceId(3)],
      ['same_customer_and_amount', invoiceId(4)],
    ]);
  });
});

test('an invoice that was not collected is found by customer number and payment number', () => {
  const payment = drawnPayment(drawnOlder, 300_00n, { source: 'bs_slip', reference: '202600000' });
  expect(matchPayment(payment, candidates({ invoices: [older] }))).toMatchObject({
    rule: 'by_reference',
    outcome: 'exact',
    allocations: [{ ...taken(1, 300_00n), collectionId: null }],
  });
  expect(matchPayment(payment, candidates({ invoices: [older, newer] })).outcome).toBe('ambiguous');
  expect(matchPayment({ ...payment, customerNumber: '7' }, candidates({ invoices: [older] })).outcome).toBe('unknown');
});
