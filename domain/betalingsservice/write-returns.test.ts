import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { anyDelivery0602, anyDelivery0603 } from '../../tests/support/any-return.ts';
import { readAll } from '../../tests/support/return-files.ts';
import { createReader0602 } from './read-0602.ts';
import { createReader0603 } from './read-0603.ts';
import { type AutomaticReturn, type SlipReturn, write0602, write0603 } from './write-returns.ts';

const anyBlanks = fc.constantFrom('padded' as const, 'trimmed' as const);

/** What is booked for a payment: the rules of the format, said once more. */
function booked({ code, statedOre, actualOre }: AutomaticReturn | SlipReturn): bigint {
  const stated = statedOre < 0n ? -statedOre : statedOre;
  if (code === '0236' || code === '0297') return statedOre < 0n ? -actualOre : actualOre;
  if (code === '0239' || code === '0299') return actualOre === 0n ? -stated : -actualOre;
  return 0n;
}

test('what a delivery 0602 is written from comes out of it again', () => {
  fc.assert(
    fc.property(anyDelivery0602, anyBlanks, (delivery, trailingBlanks) => {
      const { entries, facts } = readAll(createReader0602, write0602(delivery, { trailingBlanks }));
      expect(facts).toEqual({
        type: '0602',
        supplier: delivery.dataSupplierNumber,
        deliveryId: delivery.deliveryNumber.toString().padStart(10, '0'),
        test: delivery.subsystem === 'KR9',
        createdOn: delivery.createdOn,
      });
      const expected = delivery.sections.flatMap(({ section, pbsNumber, bsDebtorGroup, payments }) =>
        payments.map((payment) => {
          const moves = payment.code !== '0237' && payment.code !== '0238';
          return {
            source: section === '0211' ? 'bs_automatic' : 'bs_slip',
            code: payment.code,
            creditor: { by: 'pbs_number', number: pbsNumber },
            bsDebtorGroup,
            customerNumber: payment.customerNumber.replace(/^0+/, ''),
            mandateNumber: 'mandateNumber' in payment ? payment.mandateNumber : null,
            kortart: 'kortart' in payment ? payment.kortart : null,
            reference: payment.reference || null,
            bankReference: 'bankReference' in payment ? payment.bankReference : null,
            statedOn: payment.statedOn,
            paidOn: moves ? payment.paidOn : null,
            bookedOn: moves ? payment.bookedOn : null,
            amountOre: booked(payment),
            statedOre: payment.statedOre < 0n ? -payment.statedOre : payment.statedOre,
            feeOre: 'feeOre' in payment ? payment.feeOre : 0n,
          };
        }),
      );
      expect(entries).toMatchObject(expected);
      expect(entries.map(({ position }) => position)).toEqual(expected.map((_payment, index) => index + 1));
    }),
  );
});

test('what a delivery 0603 is written from comes out of it again', () => {
  fc.assert(
    fc.property(anyDelivery0603, anyBlanks, (delivery, trailingBlanks) => {
      const { entries } = readAll(createReader0603, write0603(delivery, { trailingBlanks }));
      expect(entries).toMatchObject(
        delivery.sections.flatMap(({ pbsNumber, bsDebtorGroup, mandates }) =>
          mandates.map((mandate) => ({
            ...mandate,
            entry: 'mandate',
            bsDebtorGroup,
            creditor: { by: 'pbs_number', number: pbsNumber },
          })),
        ),
      );
    }),
  );
});
