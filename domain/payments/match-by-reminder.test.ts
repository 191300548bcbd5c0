import { describe, expect, test } from '@jest/globals';
import {
  candidateInvoice,
  candidates,
  debtorId,
  earlierPayment,
  invoiceId,
  matchId,
  slipPayment,
} from '../../tests/support/sample-match-facts.ts';
import { civilDate } from '../calendar/calendar.ts';
import type { CandidateInvoice } from './match-facts.ts';
import { matchPayment } from './match-payment.ts';

const ofOneDebtor = (nth: number, changes: Partial<CandidateInvoice> = {}) =>
  candidateInvoice(nth, { debtorId: debtorId(1), customerNumber: '1001', ...changes });

// In the letter's order, which is not that of the due days: a charge of an earlier letter comes after all invoices.
const first = ofOneDebtor(1, { dueOn: civilDate('2027-01-04') });
const second = ofOneDebtor(2, { dueOn: civilDate('2027-03-01') });
const earlierLetter = ofOneDebtor(3, {
  number: 'R1',
  totalOre: 100_00n,
  dueOn: civilDate('2027-02-01'),
  dues: [invoiceId(1)],
});
const letter = ofOneDebtor(4, {
  number: 'R2',
  totalOre: 120_00n,
  dueOn: civilDate('2027-03-20'),
  dues: [invoiceId(1), invoiceId(2), invoiceId(3)],
});
const all = [letter, earlierLetter, second, first];

const paying = (amountOre: bigint, invoices: readonly CandidateInvoice[] = all) => {
  const { allocations, ...decision } = matchPayment(slipPayment(letter, amountOre), candidates({ invoices }));
  return { ...decision, paid: allocations.map((one) => [one.invoiceId, one.amountOre]) };
};

describe("money with a reminder's payment id", () => {
  test('pays what the letter lists in its order, then what the letter charges', () => {
    expect(paying(1220_00n)).toMatchObject({
      rule: 'by_payment_id',
      outcome: 'exact',
      paid: [
        [invoiceId(1), 500_00n],
        [invoiceId(2), 500_00n],
        [invoiceId(3), 100_00n],
        [invoiceId(4), 120_00n],
      ],
      creditOre: 0n,
      waits: false,
    });
  });

  test.each([
    [500_01n, [500_00n, 1n]],
    [1000_00n, [500_00n, 500_00n]],
    [1099_99n, [500_00n, 500_00n, 99_99n]],
    [1100_01n, [500_00n, 500_00n, 100_00n, 1n]],
  ])('when it is %s øre pays no more than that reaches for', (amountOre, paid) => {
    expect(paying(amountOre)).toMatchObject({
      outcome: 'part',
      paid: paid.map((ore, nth) => [invoiceId(nth + 1), ore]),
      leftOre: 0n,
    });
  });

  test('pays what is open now, whatever the letter asked for, and is credit beyond it', () => {
    const now = [letter, earlierLetter, { ...second, openOre: 0n }, { ...first, openOre: 20_00n }];
    expect(paying(1220_00n, now)).toMatchObject({
      outcome: 'over',
      paid: [
        [invoiceId(1), 20_00n],
        [invoiceId(3), 100_00n],
        [invoiceId(4), 120_00n],
      ],
      creditOre: 980_00n,
      creditDebtorId: debtorId(1),
      waits: false,
    });
  });

  test('waits, all of it, when nothing of it is open any more', () => {
    const settled = all.map((one) => ({ ...one, openOre: 0n }));
    expect(paying(1220_00n, settled)).toMatchObject({ outcome: 'double', paid: [], leftOre: 1220_00n, waits: true });
  });

  test('pays the invoices of a letter that charges nothing', () => {
    const plain = { ...letter, totalOre: 0n, openOre: 0n, dues: [invoiceId(1)] };
    expect(paying(500_00n, [plain, first])).toMatchObject({ outcome: 'exact', paid: [[invoiceId(1), 500_00n]] });
  });
});

test("money with an invoice's own payment id pays that invoice, whatever letters list it", () => {
  const decision = matchPayment(slipPayment(second, 600_00n), candidates({ invoices: all }));
  expect(decision).toMatchObject({ outcome: 'over', allocations: [{ invoiceId: invoiceId(2) }], creditOre: 100_00n });
});

test("money that Betalingsservice brings by a reminder's number pays what the letter lists as well", () => {
  const { paymentNumber } = letter;
  const byNumber = slipPayment(letter, 1220_00n, {
    paymentId: null,
    customerNumber: '1001',
    reference: paymentNumber.toString(),
  });
  const decision = matchPayment(byNumber, candidates({ invoices: [letter, first] }));
  expect(decision).toMatchObject({
    rule: 'by_reference',
    outcome: 'over',
    allocations: [{ invoiceId: invoiceId(1) }, { invoiceId: invoiceId(4) }],
  });
});

test('money by the slip of a reminder that Betalingsservice has sent pays what the letter lists as well, beside an invoice on the same slip', () => {
  const third = ofOneDebtor(5);
  const slip = { customerNumber: '1001', paymentDate: civilDate('2027-04-01'), entryReference: '5' };
  const slips = [
    { ...slip, invoiceId: letter.invoiceId, amountOre: 1220_00n },
    { ...slip, invoiceId: third.invoiceId, amountOre: third.openOre },
  ];
  const money = slipPayment(third, 1220_00n + third.openOre, {
    source: 'bs_slip',
    paymentId: null,
    customerNumber: '1001',
    reference: '5',
  });
  const decision = matchPayment(money, candidates({ invoices: [...all, third], slips }));
  expect(decision).toMatchObject({ rule: 'by_reference', outcome: 'exact', creditOre: 0n, waits: false });
  expect(decision.allocations.map((one) => [one.invoiceId, one.amountOre])).toEqual([
    [invoiceId(5), third.openOre],
    [invoiceId(1), 500_00n],
    [invoiceId(2), 500_00n],
    [invoiceId(3), 100_00n],
    [invoiceId(4), 120_00n],
  ]);
});

test('what a charge-back takes of such a payment is what was charged last', () => {
  const paid = all.map((one) => ({ ...one, openOre: 0n }));
  const ofLetter = earlierPayment(1, slipPayment(letter, 1220_00n), {
    allocations: all.toReversed().map(({ invoiceId: id, totalOre }) => ({
      invoiceId: id,
      debtorId: debtorId(1),
      collectionId: null,
      matchId: matchId(id),
      amountOre: totalOre,
    })),
    leftOre: 0n,
  });
  const back = slipPayment(letter, -300_00n, { kind: 'charged_back', paidOn: civilDate('2027-01-20') });
  const decision = matchPayment(back, candidates({ invoices: paid, earlier: [ofLetter] }));
  expect(decision).toMatchObject({
    rule: 'reverses_payment',
    allocations: [
      { invoiceId: invoiceId(4), amountOre: -120_00n },
      { invoiceId: invoiceId(3), amountOre: -100_00n },
      { invoiceId: invoiceId(2), amountOre: -80_00n },
    ],
  });
});
