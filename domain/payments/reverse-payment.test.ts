import { describe, expect, test } from '@jest/globals';
import {
  candidateCollection,
  candidateInvoice,
  candidates,
  collectionId,
  debtorId,
  drawnPayment,
  earlierPayment,
  invoiceId,
  matchId,
  receivedId,
  slipPayment,
} from '../../tests/support/sample-match-facts.ts';
import { civilDate } from '../calendar/calendar.ts';
import type { EarlierPayment, PaymentFacts } from './match-facts.ts';
import { matchPayment } from './match-payment.ts';

const customer = { debtorId: debtorId(1), customerNumber: '1001', openOre: 0n };
const older = candidateInvoice(1, { ...customer, totalOre: 300_00n });
const newer = candidateInvoice(2, { ...customer, totalOre: 200_00n });
const collection = candidateCollection(1, older, { entryReference: '2026000002', status: 'paid' });
const drawn = drawnPayment(collection, 500_00n);

const standing = (nth: number, amountOre: bigint) => ({
  invoiceId: invoiceId(nth),
  debtorId: debtorId(1),
  collectionId: collectionId(nth),
  matchId: matchId(`${nth}`),
  amountOre,
});
const mirrored = (nth: number, amountOre: bigint) => ({
  invoiceId: invoiceId(nth),
  debtorId: debtorId(1),
  collectionId: collectionId(nth),
  amountOre,
  reversesMatchId: matchId(`${nth}`),
});
const both = { allocations: [standing(1, 300_00n), standing(2, 200_00n)], leftOre: 0n };
const earlier = earlierPayment(1, drawn, both);

const chargedBack = (facts: PaymentFacts, amountOre: bigint, changes: Partial<PaymentFacts> = {}): PaymentFacts => ({
  ...facts,
  kind: 'charged_back',
  amountOre,
  ...changes,
});
const decide = (payment: PaymentFacts, ...before: readonly EarlierPayment[]) =>
  matchPayment(payment, candidates({ invoices: [older, newer], collections: [collection], earlier: before }));

describe('a charge-back', () => {
  test('takes back what the payment paid, and its invoices are to be paid by slip', () => {
    expect(decide(chargedBack(drawn, -500_00n), earlier)).toEqual({
      rule: 'reverses_payment',
      outcome: 'charged_back',
      allocations: [mirrored(2, -200_00n), mirrored(1, -300_00n)],
      creditOre: 0n,
      creditDebtorId: null,
      leftOre: 0n,
      waits: false,
      reversesPaymentId: receivedId(1),
      reopens: [2, 1].map((nth) => ({ collectionId: collectionId(nth), invoiceId: invoiceId(nth) })),
      suggestions: [],
    });
  });

  test('of a part takes back the newest allocation first', () => {
    expect(decide(chargedBack(drawn, -250_00n), earlier)).toMatchObject({
      outcome: 'charged_back',
      allocations: [mirrored(2, -200_00n), mirrored(1, -50_00n)],
    });
  });

  test('takes back what belongs nowhere before credit, and credit before what is allocated', () => {
    const over = earlierPayment(1, drawn, {
      allocations: [standing(1, 300_00n)],
      creditOre: 150_00n,
      creditDebtorId: debtorId(1),
      leftOre: 50_00n,
    });
    expect(decide(chargedBack(drawn, -210_00n), over)).toMatchObject({
      allocations: [mirrored(1, -10_00n)],
      creditOre: -150_00n,
      creditDebtorId: debtorId(1),
      leftOre: -50_00n,
      waits: false,
    });
  });

  test('that came before its payment waits', () => {
    expect(decide(chargedBack(drawn, -500_00n))).toMatchObject({
      rule: 'none',
      outcome: 'unknown',
      allocations: [],
      leftOre: -500_00n,
      waits: true,
    });
  });

  test.each([
    ['is taken back already', { allocations: [], leftOre: 0n }],
    ['is taken back in part, so that less is left', { allocations: [standing(1, 300_00n)], leftOre: 0n }],
    ['told of no money', { kind: 'rejected' as const }],
    ['was for another customer', { customerNumber: '1002' }],
    ['was for another record', { reference: '2026000003' }],
    ['was for another day', { statedOn: civilDate('2027-02-01') }],
  ])('waits where the earlier one %s', (_, changes) => {
    const decision = decide(chargedBack(drawn, -500_00n), earlierPayment(1, drawn, { ...both, ...changes }));
    expect(decision).toMatchObject({ outcome: 'unknown', leftOre: -500_00n, waits: true });
  });

  test('without a reference is known by customer and day', () => {
    const payment = chargedBack(drawn, -500_00n, { reference: null });
    expect(decide(payment, earlier).outcome).toBe('charged_back');
    expect(decide({ ...payment, statedOn: null }, earlier).outcome).toBe('unknown');
  });

  test('waits where it could be one of two records, or a part of one of two', () => {
    const another = earlierPayment(2, { ...drawn, reference: '2026000009' }, both);
    const payment = chargedBack(drawn, -500_00n, { reference: null });
    expect(decide(payment, earlier, another)).toMatchObject({ outcome: 'ambiguous', leftOre: -500_00n, waits: true });
    expect(decide(chargedBack(drawn, -1n), earlier, earlierPayment(2, drawn, both)).outcome).toBe('ambiguous');
  });
});

describe('a charge-back of a payment slip', () => {
  const slip = slipPayment(older, 300_00n);
  const allocation = { ...standing(1, 300_00n), collectionId: null };
  const first = earlierPayment(1, slip, { allocations: [allocation], leftOre: 0n });

  test('is known by payment id and amount, and reopens no collection', () => {
    const payment = chargedBack(slip, -300_00n, { paidOn: null, bookedOn: null, source: 'camt' });
    expect(decide(payment, first)).toMatchObject({
      outcome: 'charged_back',
      allocations: [{ ...mirrored(1, -300_00n), collectionId: null }],
      reopens: [],
    });
  });

  test('takes back the one of two alike that waits, so that the invoice stays paid', () => {
    const second = earlierPayment(0, slip);
    expect(decide(chargedBack(slip, -300_00n), first, second)).toMatchObject({
      outcome: 'charged_back',
      reversesPaymentId: receivedId(0),
      allocations: [],
      leftOre: -300_00n,
      waits: false,
    });
  });

  test('that another channel has told of takes nothing back a second time', () => {
    const told = earlierPayment(2, chargedBack(slip, -300_00n), { leftOre: 0n });
    const again = earlierPayment(3, slip, { allocations: [allocation], leftOre: 0n });
    const decision = decide(chargedBack(slip, -300_00n, { source: 'camt' }), told, again);
    expect(decision).toMatchObject({ outcome: 'unknown', leftOre: -300_00n, waits: true });
    expect(decision.suggestions[0]).toMatchObject({ why: 'same_money', receivedPaymentId: receivedId(2) });
    expect(decision.suggestions[1]).toMatchObject({ why: 'may_be_charged_back', receivedPaymentId: receivedId(3) });
  });
});
