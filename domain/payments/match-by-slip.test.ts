import { expect, test } from '@jest/globals';
import {
  candidateInvoice,
  candidates,
  debtorId,
  invoiceId,
  slipPayment,
} from '../../tests/support/sample-match-facts.ts';
import { civilDate } from '../calendar/calendar.ts';
import type { CandidateInvoice, CandidateSlip } from './match-facts.ts';
import { matchPayment } from './match-payment.ts';

const PAID_ON = civilDate('2027-03-01');

// The later one has shorter terms: it is due first.
const ofOneDebtor = { debtorId: debtorId(1), customerNumber: '1001' };
const longTerms = candidateInvoice(1, { ...ofOneDebtor, dueOn: civilDate('2027-02-28') });
const shortTerms = candidateInvoice(2, { ...ofOneDebtor, dueOn: civilDate('2027-02-01') });

const slipOf = ({ invoiceId: id, customerNumber, openOre }: CandidateInvoice): CandidateSlip => ({
  invoiceId: id,
  customerNumber,
  paymentDate: PAID_ON,
  entryReference: shortTerms.paymentNumber.toString(),
  amountOre: openOre,
});

test('too little by a slip over several invoices pays the one that was due first, as of a collection', () => {
  const invoices = [longTerms, shortTerms];
  const payment = slipPayment({ paymentId: '' }, 700_00n, {
    source: 'bs_slip',
    paymentId: null,
    customerNumber: '1001',
    reference: shortTerms.paymentNumber.toString().slice(0, 9),
    statedOn: PAID_ON,
  });
  const { allocations, ...decision } = matchPayment(payment, candidates({ invoices, slips: invoices.map(slipOf) }));
  expect(decision).toMatchObject({ rule: 'by_reference', outcome: 'part' });
  expect(allocations.map((one) => [one.invoiceId, one.amountOre])).toEqual([
    [invoiceId(2), 500_00n],
    [invoiceId(1), 200_00n],
  ]);
});
