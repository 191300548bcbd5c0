import { expect, test } from '@jest/globals';
import { chargesLeft } from './charges-of.ts';

const waiver = (charge: 'fee' | 'interest', amount: string) => ({
  id: charge + amount,
  charge,
  amount,
  invoiceId: null,
  bookedOn: '2026-03-01',
  rule: 'by_person' as const,
  note: null,
  createdAt: '',
});

test('what of a charge is left to waive is what was charged of it without what has been waived of it', () => {
  const charged = { fee: '100.00', compensation: '0.00', interest: '5.99' };
  const interest = [waiver('interest', '2.00'), waiver('interest', '0.99')];
  expect(chargesLeft({ ...charged, waivers: interest })).toEqual([
    { charge: 'fee', left: '100.00' },
    { charge: 'interest', left: '3.00' },
  ]);
  expect(
    chargesLeft({ ...charged, waivers: [waiver('fee', '100.00'), ...interest, waiver('interest', '3.00')] }),
  ).toEqual([]);
});
