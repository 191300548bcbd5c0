import { expect, test } from '@jest/globals';
import { at, framed, readAll } from '../../tests/support/return-files.ts';
import { createReader0621 } from './read-0621.ts';

const PBS = '01234567';
const section = at('BS012', [6, PBS], [14, '0299'], [18, '000'], [21, '00001']);
const news = (...fields: [number, string][]) =>
  at('BS022', [6, PBS], [14, '0200'], [18, '00000001000000000001001000000000'], [115, '010000'], ...fields);
const read = (...records: readonly string[]) => readAll(createReader0621, framed('0621', records));

test.each([
  ['010000', 'control'],
  ['929999', 'remark'],
  ['030008', 'error'],
  ['040000', 'unknown_code'],
])('text number %s is %s', (textNumber, code) => {
  expect(read(section, news([115, textNumber])).entries).toMatchObject([
    { entry: 'notice', code, creditor: { by: 'pbs_number', number: PBS }, text: news([115, textNumber]).trimEnd() },
  ]);
});

test('the customer number is at 26-40', () => {
  expect(read(section, news([26, 'A1234567890123Z'])).entries).toMatchObject([{ customerNumber: 'A1234567890123Z' }]);
});

test('other codes and records are kept as they stand', () => {
  const records = [news([14, '0201']), at('BS052', [6, PBS]), at('BS042', [6, PBS]), at('BS033')];
  const codes = read(section, ...records).entries.map((entry) => entry.entry === 'notice' && entry.code);
  expect(codes).toEqual(['unknown_code', 'text', 'unknown_code', 'unknown_record']);
});

test('news may stand outside of any section', () => {
  expect(read(news()).entries).toMatchObject([{ code: 'control', creditor: null, customerNumber: '1001' }]);
});
