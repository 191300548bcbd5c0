import { describe, expect, test } from '@jest/globals';
import { at, readAll, refusedAt } from '../../tests/support/return-files.ts';
import { createFiFileReader } from './read-fi-file.ts';

const CREDITOR = '80679858';
const creditor = at('FI020', [6, CREDITOR], [14, '99990001234567']);
const payment = (...fields: [number, string][]) =>
  at('FI030', [6, '0'.repeat(8)], [14, '71'], [16, '0'.repeat(64)], [102, 'CC000000000N'], ...fields);
const creditorEnd = (...fields: [number, string][]) => at('FI080', [6, CREDITOR], ...fields);
const file = (...records: readonly string[]) =>
  [at('FI010', [100, '20270105063000']), ...records, at('FI090', [6, '000000000'])]
    .map((record) => `${record}\r\n`)
    .join('');
const read = (...records: readonly string[]) => readAll(createFiFileReader, file(...records));
const one = (record: string) => read(creditor, record).entries[0];

describe('each field of a payment (FI03) begins and ends where it should', () => {
  const plain = one(payment());

  test.each<[string, number, string, object]>([
    ['date, where there is no other day of payment', 6, '20290131', { paidOn: '2029-01-31' }],
    ['kortart', 14, '98', { kortart: '98' }],
    ['payment id', 16, '0000900000000000008', { paymentId: '900000000000008' }],
    ['id of sixteen digits', 16, '0009000000000000008', { paymentId: null, reference: '9000000000000008' }],
    ["the payer's bank", 35, '9008', { payerText: 'reg. no. 9008' }],
    ['day of payment', 39, '20290131', { paidOn: '2029-01-31' }],
    ['reference', 47, 'A--------Z', { bankReference: 'A--------Z' }],
    ['bookkeeping date', 57, '20290131', { bookedOn: '2029-01-31' }],
    ['amount', 65, '900000000000008', { amountOre: 900_000_000_000_008n }],
  ])('%s', (_name, first, text, expected) => {
    expect(one(payment([first, text]))).toEqual({ ...plain, ...expected });
  });

  test('the rest is not looked at', () => {
    expect(one(payment([80, 'x'.repeat(49)]))).toEqual(plain);
  });
});

test("a payment is the FI creditor's, and money received", () => {
  expect(one(payment([16, '0000000000067097535'], [65, '000000000047490']))).toMatchObject({
    kind: 'paid',
    source: 'fi_file',
    code: 'FI03',
    line: 3,
    position: 1,
    creditor: { by: 'fi_creditor_number', number: CREDITOR },
    paymentId: '000000067097535',
    amountOre: 47_490n,
  });
});

test("a file says when it was made, and whose it is where it is one creditor's", () => {
  const facts = { type: 'fi', supplier: CREDITOR, deliveryId: null, test: false, createdOn: '2027-01-05' };
  expect(read(creditor, creditorEnd()).facts).toEqual(facts);
  expect(read(creditor, creditorEnd(), at('FI020', [6, '81234567'])).facts).toEqual({ ...facts, supplier: null });
});

test('other records are kept as they stand', () => {
  expect(read(creditor, payment(), at('FI040', [10, 'Tak']), 'HELLO').entries).toMatchObject([
    { entry: 'payment', position: 1 },
    { entry: 'notice', code: 'unknown_record', position: 2, creditor: { number: CREDITOR } },
    { entry: 'notice', code: 'unknown_record', position: 3, text: 'HELLO' },
  ]);
});

describe('totals of a creditor', () => {
  const paid = [creditor, payment([65, '000000000047490']), payment([65, '000000000000010'])];

  test.each<[string, [number, string][]]>([
    ['may be left out', []],
    [
      'are held',
      [
        [14, '00000000002'],
        [25, '000000000047500'],
      ],
    ],
  ])('%s', (_what, fields) => {
    expect(read(...paid, creditorEnd(...fields)).entries).toHaveLength(2);
  });

  test.each<[string, [number, string], object]>([
    ['another count', [14, '00000000003'], { code: 'wrong_totals', column: 14 }],
    ['another amount', [25, '000000000047499'], { code: 'wrong_totals', column: 25 }],
    ['another creditor', [6, '80000000'], { code: 'bad_field', column: 6 }],
  ])('%s is refused', (_what, field, expected) => {
    expect(refusedAt(createFiFileReader, file(...paid, creditorEnd(field)))).toMatchObject({ ...expected, line: 5 });
  });
});

test.each<[string, string, object]>([
  ['without a start', at('FI020', [6, CREDITOR]), { code: 'bad_order', line: 1 }],
  ['with nothing', '', { code: 'unknown_format', line: 1 }],
  ['without an end', file(creditor).replace(/FI09.*\r\n/, ''), { code: 'cut_off', line: 2 }],
  ['with more after its end', `${file()}FI010`, { code: 'bad_order', line: 3 }],
  ['with a payment of no creditor', file(payment()), { code: 'bad_order', line: 2 }],
  ['with an end of no creditor', file(creditorEnd()), { code: 'bad_order', line: 2 }],
  ['with a second start', file(at('FI010')), { code: 'bad_order', line: 2 }],
  ['with letters in an amount', file(creditor, payment([79, 'x'])), { code: 'bad_field', line: 3, column: 65 }],
  ['with a day that is none', file(creditor, payment([57, '20270229'])), { code: 'bad_field', line: 3, column: 57 }],
])('a file %s is refused', (_what, text, expected) => {
  expect(refusedAt(createFiFileReader, text)).toMatchObject(expected);
});

test('a second creditor before the end of the first is refused where it stands, for records are lacking', () => {
  const second = at('FI020', [6, '81234567']);
  expect(refusedAt(createFiFileReader, file(creditor, payment(), second, payment()))).toMatchObject({
    code: 'bad_order',
    line: 4,
    message: expect.stringContaining('of the one in line 2'),
  });
});
