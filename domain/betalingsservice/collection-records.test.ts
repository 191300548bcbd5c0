import { describe, expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import { bs022CompanyNumber, bs022Line, bs022Postcode, bs042, bs052 } from './collection-records.ts';

const ids = { pbsNumber: '01234567', bsDebtorGroup: '00042', customerNumber: '1001' };
const HEAD_END = '00042000000000001001';
const at = (record: string, first: number, last: number) => record.slice(first - 1, last);

describe('the address', () => {
  test('has a record for each line, cut to 35 characters', () => {
    const record = bs022Line({ ...ids, lineNumber: 2n, text: `Prøvegade ${'9'.repeat(40)}` });
    expect(at(record, 1, 51)).toBe(`BS02201234567024000002${HEAD_END}000000000`);
    expect(at(record, 52, 128).trimEnd()).toBe(`Prøvegade ${'9'.repeat(25)}`);
  });

  test('has the postcode at 67-70 and the country after it', () => {
    expect(at(bs022Postcode({ ...ids, postcode: '5970', country: 'DK' }), 18, 73)).toBe(
      `00009${HEAD_END}000000000${' '.repeat(15)}5970DK `,
    );
    expect(at(bs022Postcode({ ...ids, postcode: '0000', country: 'SE' }), 67, 73)).toBe('0000SE ');
  });

  test('has the company number to the right at 83-92', () => {
    const record = bs022CompanyNumber({ ...ids, cvr: '12345674' });
    expect([at(record, 18, 22), at(record, 43, 128).trim(), at(record, 83, 92)]).toEqual([
      '00010',
      '0012345674',
      '0012345674',
    ]);
  });
});

describe('the collection', () => {
  const collection = { ...ids, mandateNumber: '101529', paymentDate: civilDate('2027-01-04'), reference: '2026000123' };

  test.each([
    ['is collected with sign 1', 125_000n, '10000000125000'],
    ['is paid out with sign 2 and without a minus', -5_000n, '20000000005000'],
    ['has sign 0 where it is nothing', 0n, '00000000000000'],
  ])('%s', (_rule, amountOre, expected) => {
    expect(at(bs042({ ...collection, amountOre }), 60, 73)).toBe(expected);
  });

  test('has its mandate, its date with a year of four digits, and its reference', () => {
    const record = bs042({ ...collection, amountOre: 1n });
    expect(at(record, 1, 59)).toBe(`BS04201234567028000000${HEAD_END}00010152904012027`);
    expect(at(record, 74, 128)).toBe(`2026000123${' '.repeat(20)}00${' '.repeat(23)}`);
  });

  test('has zeros where there is no mandate', () => {
    expect(at(bs042({ ...collection, mandateNumber: null, amountOre: 1n }), 43, 51)).toBe('000000000');
    expect(at(bs052({ ...ids, mandateNumber: null, lineNumber: 1n, text: '' }), 43, 51)).toBe('000000000');
  });

  test('has a text of numbered lines of 60 characters', () => {
    const record = bs052({ ...ids, mandateNumber: '123456789', lineNumber: 5000n, text: 'å'.repeat(70) });
    expect(at(record, 1, 52)).toBe(`BS05201234567024105000${HEAD_END}123456789 `);
    expect(at(record, 53, 128)).toBe('å'.repeat(60) + ' '.repeat(16));
  });
});
