import { describe, expect, test } from '@jest/globals';
import {
  candidateInvoice,
  candidates,
  debtorId,
  earlierPayment,
  invoiceId,
  matchId,
  receivedId,
  slipPayment,
} from '../../tests/support/sample-match-facts.ts';
import { civilDate } from '../calendar/calendar.ts';
import { matchPayment } from './match-payment.ts';

const invoice = candidateInvoice(1);
const other = candidateInvoice(2);
const paid = candidateInvoice(1, { openOre: 0n });
const allocation = (amountOre: bigint) => ({
  invoiceId: invoiceId(1),
  debtorId: debtorId(1),
  collectionId: null,
  amountOre,
  reversesMatchId: null,
});

describe('money with a payment id', () => {
  test('pays the invoice of that id when it is all that is open', () => {
    const decision = matchPayment(slipPayment(invoice, 500_00n), candidates({ invoices: [other, invoice] }));
    expect(decision).toEqual({
      rule: 'by_payment_id',
      outcome: 'exact',
      allocations: [allocation(500_00n)],
      creditOre: 0n,
      creditDebtorId: null,
      leftOre: 0n,
      waits: false,
      reversesPaymentId: null,
      reopens: [],
      suggestions: [],
    });
  });

  test('pays a part of it when it is less', () => {
    const decision = matchPayment(slipPayment(invoice, 499_99n), candidates({ invoices: [invoice] }));
    expect(decision).toMatchObject({ outcome: 'part', allocations: [allocation(499_99n)], leftOre: 0n, waits: false });
  });

  test('pays what was still open of an invoice that is paid in parts', () => {
    const half = candidateInvoice(1, { openOre: 200_00n });
    const decision = matchPayment(slipPayment(half, 200_00n), candidates({ invoices: [half] }));
    expect(decision).toMatchObject({ outcome: 'exact', allocations: [allocation(200_00n)] });
  });

  test('is credit of the debtor as far as it is more than was open', () => {
    const decision = matchPayment(slipPayment(invoice, 512_50n), candidates({ invoices: [invoice] }));
    expect(decision).toMatchObject({
      outcome: 'over',
      allocations: [allocation(500_00n)],
      creditOre: 12_50n,
      creditDebtorId: debtorId(1),
      leftOre: 0n,
      waits: false,
    });
  });

  test('waits, all of it, when the invoice is paid already, beside the payment that paid it', () => {
    const before = earlierPayment(
      1,
      slipPayment(invoice, 500_00n, { paidOn: civilDate('2026-12-20'), bookedOn: null }),
      {
        allocations: [{ ...allocation(500_00n), matchId: matchId('1') }],
        leftOre: 0n,
      },
    );
    const decision = matchPayment(slipPayment(paid, 500_00n), candidates({ invoices: [paid], earlier: [before] }));
    expect(decision).toMatchObject({
      outcome: 'double',
      allocations: [],
      creditOre: 0n,
      leftOre: 500_00n,
      waits: true,
    });
    expect(decision.suggestions[0]).toEqual({ why: 'paid_before', invoiceId: null, receivedPaymentId: receivedId(1) });
  });

  test('waits when no invoice has that id', () => {
    const decision = matchPayment(slipPayment(invoice, 500_00n), candidates({ invoices: [other] }));
    expect(decision).toMatchObject({ rule: 'none', outcome: 'unknown', leftOre: 500_00n, waits: true });
    expect(decision.suggestions).toEqual([{ why: 'same_amount', invoiceId: invoiceId(2), receivedPaymentId: null }]);
  });

  test('waits when two invoices have that id, of two FI creditor numbers', () => {
    const twin = { ...other, paymentId: invoice.paymentId };
    const decision = matchPayment(slipPayment(invoice, 500_00n), candidates({ invoices: [twin, invoice] }));
    expect(decision).toMatchObject({ rule: 'by_payment_id', outcome: 'ambiguous', leftOre: 500_00n, waits: true });
    expect(decision.suggestions.map((one) => one.invoiceId)).toEqual([invoiceId(1), invoiceId(2)]);
  });
});

test('an id with a wrong check digit is never booked, not even where its other digits are those of an invoice', () => {
  const wrong = `${invoice.paymentId.slice(0, -1)}${invoice.paymentId.endsWith('9') ? '8' : '9'}`;
  const decision = matchPayment(slipPayment({ paymentId: wrong }, 500_00n), candidates({ invoices: [invoice, other] }));
  expect(decision).toMatchObject({ outcome: 'wrong_check_digit', allocations: [], leftOre: 500_00n, waits: true });
  expect(decision.suggestions[0]).toMatchObject({ why: 'same_base', invoiceId: invoiceId(1) });
});

describe('the same payment id, amount and day from two channels', () => {
  const fromBank = slipPayment(invoice, 100_00n);
  const half = candidateInvoice(1, { openOre: 400_00n });
  const told = (changes: Parameters<typeof slipPayment>[2]) =>
    matchPayment({ ...fromBank, source: 'bs_slip', ...changes }, candidates({ invoices: [half], earlier: [before] }));
  const before = earlierPayment(1, fromBank, {
    allocations: [{ ...allocation(100_00n), matchId: matchId('1') }],
    leftOre: 0n,
  });

  test('may be the same money: it waits though the invoice is open', () => {
    const decision = told({});
    expect(decision).toMatchObject({ outcome: 'double', allocations: [], leftOre: 100_00n, waits: true });
    expect(decision.suggestions[0]).toEqual({ why: 'same_money', invoiceId: null, receivedPaymentId: receivedId(1) });
  });

  test.each([
    ['amount', { amountOre: 100_01n }],
    ['day', { paidOn: civilDate('2027-01-06'), bookedOn: civilDate('2027-01-07') }],
    ['day that nobody says', { paidOn: null, bookedOn: null }],
    ['channel, which is the same', { source: 'fi_file' as const }],
  ])('are two payments with another %s', (_, changes) => {
    expect(told(changes).outcome).toBe('part');
  });
});
