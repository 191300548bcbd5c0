import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { anyDay, anyNumber, anySubsystem } from '../../tests/support/any-return.ts';
import { refusedBy } from '../../tests/support/return-files.ts';
import { civilDate } from '../calendar/calendar.ts';
import type { Delivery0605, Section0605 } from './delivery-0605.ts';
import { read0605 } from './read-0605.ts';
import { write0605 } from './write-0605.ts';

const customer = fc.bigInt({ min: 1n, max: 10n ** 15n - 1n }).map(String);
const ids = { bsDebtorGroup: anyNumber(5), customerNumber: customer };
const list = <Shape>(one: fc.Arbitrary<Shape>) => fc.array(one, { minLength: 1, maxLength: 4 });
const anySection: fc.Arbitrary<Section0605> = fc.oneof(
  fc.record({
    pbsNumber: anyNumber(8),
    section: fc.constant('0120' as const),
    registrations: list(
      fc.record({
        ...ids,
        from: fc.option(anyDay),
        payerNumber: anyNumber(10),
        registrationNumber: anyNumber(4),
        accountNumber: anyNumber(10),
      }),
    ),
  }),
  fc.record({
    pbsNumber: anyNumber(8),
    section: fc.constant('0126' as const),
    registrations: list(fc.record({ ...ids, mandateNumber: anyNumber(9) })),
  }),
  fc.record({
    pbsNumber: anyNumber(8),
    section: fc.constantFrom('0105' as const, '0125' as const),
    registrations: list(
      fc.record({
        ...ids,
        mandateNumber: fc.option(anyNumber(9)),
        from: fc.option(anyDay),
        newCustomerNumber: customer,
      }),
    ),
  }),
);
const anyDelivery: fc.Arbitrary<Delivery0605> = fc.record({
  dataSupplierNumber: anyNumber(8),
  subsystem: anySubsystem,
  deliveryNumber: fc.bigInt({ min: 1n, max: 9_999_999_999n }),
  createdOn: anyDay,
  sections: list(anySection),
});

test('what a delivery 0605 is written from comes out of it again', () => {
  fc.assert(
    fc.property(
      anyDelivery,
      fc.constantFrom('zeros', 'blanks'),
      fc.constantFrom('padded', 'trimmed'),
      (delivery, padding, blanks) => {
        const written = write0605(delivery, { customerNumberPadding: padding, trailingBlanks: blanks });
        const deliveryNumber = delivery.deliveryNumber.toString().padStart(10, '0');
        expect(read0605(written)).toEqual({ ...delivery, deliveryNumber });
      },
    ),
  );
});

const base = { bsDebtorGroup: '00042', customerNumber: '1001' };
const mandate = { ...base, from: null, payerNumber: '12345674', registrationNumber: '9999', accountNumber: '1234567' };
const deliveryOf = (section: Section0605): Delivery0605 => ({
  dataSupplierNumber: '12345674',
  subsystem: 'KR9',
  deliveryNumber: 7n,
  createdOn: civilDate('2026-12-17'),
  sections: [section],
});
const recordOf = (section: Section0605) =>
  Buffer.from(write0605(deliveryOf(section)))
    .toString('latin1')
    .split('\r\n')[2] ?? '';

describe('a registration is written by the table', () => {
  const head = '000000420000000000 01001'.replace(' ', '');

  test('of a mandate (0120)', () => {
    const record = recordOf({
      pbsNumber: '01234567',
      section: '0120',
      registrations: [
        { ...mandate, from: civilDate('2029-01-31'), payerNumber: '9000000008', accountNumber: '9000000008' },
      ],
    });
    expect(record).toBe(
      `BS042012345670200${head}000000000310129000000` +
        `9000000008${' '.repeat(10)}9999    9000000008${' '.repeat(10)}00000${' '.repeat(14)}`,
    );
  });

  test('of the end of a mandate (0126)', () => {
    const record = recordOf({
      pbsNumber: '01234567',
      section: '0126',
      registrations: [{ ...base, mandateNumber: '900000008' }],
    });
    expect(record).toBe(`BS042012345670257${head}900000008${'0'.repeat(79)}`);
  });

  test.each([
    ['0105', '0253'],
    ['0125', '0272'],
  ] as const)('of another customer number (%s)', (section, code) => {
    const renumbering = {
      ...base,
      mandateNumber: null,
      from: civilDate('2029-01-31'),
      newCustomerNumber: '900000000000008',
    };
    const record = recordOf({ pbsNumber: '01234567', section, registrations: [renumbering] });
    expect(record).toBe(`BS04201234567${code}${head}000000000310129000000900000000000008${' '.repeat(52)}`);
  });
});

describe('a delivery 0605 is refused', () => {
  const withMandate = (change: Partial<typeof mandate>) =>
    deliveryOf({ pbsNumber: '01234567', section: '0120', registrations: [{ ...mandate, ...change }] });

  test.each<[string, Delivery0605, RegExp]>([
    ['without a section', { ...withMandate({}), sections: [] }, /no section/],
    [
      'without a registration',
      deliveryOf({ pbsNumber: '01234567', section: '0120', registrations: [] }),
      /no registration/,
    ],
    [
      'of a PBS number with seven digits',
      deliveryOf({ pbsNumber: '1234567', section: '0120', registrations: [mandate] }),
      /PBS number/,
    ],
    ['with number 0', { ...withMandate({}), deliveryNumber: 0n }, /delivery number/],
    ['with letters in a customer number', withMandate({ customerNumber: 'A1' }), /customer number/],
    ['with a short debtor group', withMandate({ bsDebtorGroup: '1' }), /debtor group/],
    ['with a short CPR number', withMandate({ payerNumber: '1234567' }), /CPR or CVR/],
    ['with a short registration number', withMandate({ registrationNumber: '999' }), /registration number/],
    ['with a long account number', withMandate({ accountNumber: '12345678901' }), /account number/],
    [
      'with a long mandate number',
      deliveryOf({ pbsNumber: '01234567', section: '0126', registrations: [{ ...base, mandateNumber: '1234567890' }] }),
      /mandate number/,
    ],
  ])('%s', (_what, delivery, reason) => {
    expect(() => write0605(delivery)).toThrow(reason);
    expect(() => write0605(delivery)).toThrow(RangeError);
  });
});

describe('a delivery 0605 that is broken is not read', () => {
  const good = Buffer.from(
    write0605(deliveryOf({ pbsNumber: '01234567', section: '0120', registrations: [mandate] })),
  ).toString('latin1');

  test.each<[string, string, object]>([
    ['with another code', good.replace('670200', '670201'), { code: 'bad_field', line: 3, column: 14 }],
    ['with another section', good.replaceAll('670120', '670121'), { code: 'bad_field', line: 2, column: 14 }],
    ['with another record', good.replace('BS042', 'BS052'), { code: 'bad_order', line: 3 }],
    ['with another count', good.replace(/(BS092.{31})1/, '$12'), { code: 'wrong_totals', line: 4, column: 27 }],
    ['with a line that is none', good.replace('BS042', 'XX042'), { code: 'bad_order', line: 3 }],
  ])('%s', (_what, file, expected) => {
    expect(refusedBy(() => read0605(Buffer.from(file, 'latin1')))).toMatchObject(expected);
  });
});
