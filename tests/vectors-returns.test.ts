import { describe, expect, test } from '@jest/globals';
import { write0602 } from '../domain/betalingsservice/write-returns.ts';
import { civilDate } from '../domain/calendar/calendar.ts';
import { detectLineFormat, openLineReader } from '../domain/received-files/detect-format.ts';
import { PUBLIC_0602, PUBLIC_0603, vectors } from './vectors.ts';

/** The entries of a file and what it says of itself. */
function readFile(file: string) {
  const bytes = vectors.readBytes(file);
  const type = detectLineFormat(bytes);
  if (type === null) throw new Error(`${file} is no file of lines`);
  const reader = openLineReader(type);
  const entries = reader.read(bytes);
  const end = reader.finish();
  return { entries: [...entries, ...end.entries], facts: end.facts };
}

const creditor = { by: 'pbs_number', number: '87654321' };
const nothing = { slipCreditorNumber: null, bankReference: null, bankEntry: null, feeOre: 0n, payerText: null };

if (vectors.has(PUBLIC_0602)) {
  describe('the public delivery 0602', () => {
    const { entries, facts } = readFile(PUBLIC_0602);

    test('says who it is for', () => {
      expect(facts).toEqual({
        type: '0602',
        supplier: '12345678',
        deliveryId: '0000000001',
        test: false,
        createdOn: '2026-11-01',
      });
    });

    test('has a payment, a rejection and a slip, with the section of slips laid out otherwise', () => {
      const automatic = { ...nothing, entry: 'payment', creditor, bsDebtorGroup: '00001', source: 'bs_automatic' };
      expect(entries).toEqual([
        {
          ...automatic,
          line: 3,
          position: 1,
          kind: 'paid',
          code: '0236',
          customerNumber: '1001',
          mandateNumber: '123456789',
          kortart: null,
          paymentId: null,
          reference: 'INV-abc123',
          statedOn: '2026-11-01',
          paidOn: '2026-11-03',
          bookedOn: '2026-11-03',
          amountOre: 1_500_000n,
          statedOre: 1_500_000n,
        },
        {
          ...automatic,
          line: 4,
          position: 2,
          kind: 'rejected',
          code: '0237',
          customerNumber: '1003',
          mandateNumber: '123456790',
          kortart: null,
          paymentId: null,
          reference: 'INV-def',
          statedOn: '2026-11-01',
          paidOn: null,
          bookedOn: null,
          amountOre: 0n,
          statedOre: 899_700n,
        },
        {
          ...nothing,
          entry: 'payment',
          creditor,
          bsDebtorGroup: '00001',
          source: 'bs_slip',
          line: 6,
          position: 3,
          kind: 'paid',
          code: '0297',
          customerNumber: '1002',
          mandateNumber: null,
          kortart: '71',
          paymentId: null,
          reference: 'A00000042',
          statedOn: '2026-11-01',
          paidOn: '2026-11-05',
          bookedOn: '2026-11-06',
          amountOre: 899_700n,
          statedOre: 899_700n,
        },
      ]);
    });
  });
}

const days = (paidOn: string, bookedOn: string) => ({ paidOn: civilDate(paidOn), bookedOn: civilDate(bookedOn) });

describe('the derived delivery 0602 of a slip that the creditor printed', () => {
  const FILE = 'bs0602_derived_fi71_own_card.txt';

  test('has the payment id, and the payment is taken back', () => {
    const { entries } = readFile(FILE);
    expect(entries).toMatchObject([
      {
        kind: 'paid',
        paymentId: '000000067097535',
        customerNumber: '67097535',
        amountOre: 47_490n,
        bookedOn: '2027-01-05',
      },
      {
        kind: 'charged_back',
        paymentId: '000000067097535',
        amountOre: -47_490n,
        bankReference: '1234567890123456789012',
      },
    ]);
  });

  test('is written byte for byte', () => {
    const payment = {
      customerNumber: '000000067097535',
      kortart: '71',
      feeOre: 0n,
      statedOn: null,
      statedOre: 47_490n,
      reference: '',
      bankReference: '1234567890123456789012',
      actualOre: 47_490n,
    };
    const written = write0602({
      dataSupplierNumber: '12345678',
      subsystem: 'BS1',
      deliveryNumber: 777n,
      createdOn: civilDate('2027-01-05'),
      sections: [
        {
          section: '0215',
          pbsNumber: '01234567',
          bsDebtorGroup: '00001',
          payments: [
            { ...payment, code: '0297', ...days('2027-01-04', '2027-01-05') },
            { ...payment, code: '0299', ...days('2027-01-06', '2027-01-06') },
          ],
        },
      ],
    });
    expect(Buffer.from(written).toString('latin1')).toBe(vectors.readBytes(FILE).toString('latin1'));
  });
});

if (vectors.has(PUBLIC_0603)) {
  test('the public delivery 0603 has a new mandate and one that its bank has cancelled', () => {
    const { entries, facts } = readFile(PUBLIC_0603);
    expect(facts).toMatchObject({ type: '0603', deliveryId: '0000000001' });
    const mandate = { entry: 'mandate', creditor, bsDebtorGroup: '00001' };
    expect(entries).toEqual([
      {
        ...mandate,
        line: 3,
        position: 1,
        change: 'active',
        code: '0231',
        customerNumber: '1001',
        mandateNumber: '123456789',
        from: '2026-10-20',
        to: null,
      },
      {
        ...mandate,
        line: 4,
        position: 2,
        change: 'cancelled_by_bank',
        code: '0232',
        customerNumber: '1004',
        mandateNumber: '123456700',
        from: '2026-10-21',
        to: '2026-10-31',
      },
    ]);
  });
}
