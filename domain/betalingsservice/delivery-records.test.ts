import { expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import { bs002, bs012, bs092, bs992 } from './delivery-records.ts';

const supplier = { dataSupplierNumber: '12345674', subsystem: 'KR9' } as const;
const section = { pbsNumber: '01234567', section: '0112', bsDebtorGroup: '00042' } as const;
const totals = { collections: 3n, netOre: 129_995n, textLines: 4n, addressLines: 11n };
const at = (record: string, first: number, last: number) => record.slice(first - 1, last);

test('a delivery starts with who sends what and when', () => {
  const record = bs002({ ...supplier, type: '0601', deliveryNumber: 7n, createdOn: civilDate('2026-12-17') });
  expect(record.trimEnd()).toBe(`BS00212345674KR906010000000007${' '.repeat(19)}171226`);
  expect(record).toHaveLength(128);
});

test('a section starts with its creditor, its group at 23-27 and its main text', () => {
  const record = bs012({ ...section, mainText: `Ærø ${'x'.repeat(80)}` });
  expect([at(record, 1, 17), at(record, 23, 27), at(record, 47, 54)]).toEqual([
    'BS012012345670112',
    '00042',
    '00000000',
  ]);
  expect(at(record, 69, 128)).toBe(`Ærø ${'x'.repeat(56)}`);
});

test('a section ends with what it holds', () => {
  const record = bs092({ ...section, totals });
  expect([at(record, 32, 42), at(record, 43, 57), at(record, 58, 68), at(record, 84, 94)]).toEqual([
    '00000000003',
    '000000000129995',
    '00000000004',
    '00000000011',
  ]);
  expect([at(record, 28, 31), at(record, 69, 83), at(record, 95, 128)].join('').trim()).toBe('');
});

test('a delivery ends with what all its sections hold, filled with zeros', () => {
  const record = bs992({ ...supplier, sections: 2n, totals });
  expect(at(record, 1, 31)).toBe('BS99212345674KR9060100000000002');
  expect([at(record, 69, 83), at(record, 95, 128)].join('')).toBe('0'.repeat(49));
});
