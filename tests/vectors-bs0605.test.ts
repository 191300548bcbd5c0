import { expect, test } from '@jest/globals';
import type { Delivery0605 } from '../domain/betalingsservice/delivery-0605.ts';
import { read0605 } from '../domain/betalingsservice/read-0605.ts';
import { write0605 } from '../domain/betalingsservice/write-0605.ts';
import { civilDate } from '../domain/calendar/calendar.ts';
import { vectors } from './vectors.ts';

const FILE = 'bs0605_derived_0120.txt';
const mandate = {
  bsDebtorGroup: '00001',
  customerNumber: '1002',
  from: null,
  payerNumber: '0101701234',
  registrationNumber: '9999',
  accountNumber: '0001234567',
};
const delivery: Delivery0605 = {
  dataSupplierNumber: '12345678',
  subsystem: 'BS1',
  deliveryNumber: 43n,
  createdOn: civilDate('2026-12-17'),
  sections: [{ pbsNumber: '01234567', section: '0120', registrations: [mandate] }],
};

test('the derived delivery 0605 is written byte for byte', () => {
  const written = Buffer.from(write0605(delivery));
  expect(written.toString('latin1')).toBe(vectors.readBytes(FILE).toString('latin1'));
  expect(written.equals(vectors.readBytes(FILE))).toBe(true);
});

test('the derived delivery 0605 is read as what it was written from', () => {
  expect(read0605(vectors.readBytes(FILE))).toEqual({ ...delivery, deliveryNumber: '0000000043' });
});
