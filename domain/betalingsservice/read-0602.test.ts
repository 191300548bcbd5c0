import { describe, expect, test } from '@jest/globals';
import { END_0602, at, framed, readAll, refusedAt } from '../../tests/support/return-files.ts';
import { createReader0602 } from './read-0602.ts';

const PBS = '01234567';
const read = (records: readonly string[]) => readAll(createReader0602, framed('0602', records)).entries;
const section = (number: string) => at('BS012', [6, PBS], [14, number], [18, '000'], [21, '00001']);
/** A record that says nothing but what it must. */
const automatic = (...fields: [number, string][]) =>
  at(
    'BS042',
    [6, PBS],
    [14, '0236'],
    [18, '0000000100000000000100100000000000000000000000000000'],
    [104, '0'.repeat(25)],
    ...fields,
  );
const slip = (...fields: [number, string][]) =>
  at('BS042', [6, PBS], [14, '0297'], [18, '0'.repeat(55)], [73, ' '.repeat(9)], [82, '0'.repeat(47)], ...fields);
const one = (record: string, number = '0211') => read([section(number), record])[0];
const refused = (records: readonly string[], file = framed('0602', records)) => refusedAt(createReader0602, file);
const sectionEnd = (...fields: [number, string][]) => at('BS092', [6, PBS], [14, '0211'], ...fields);

describe('each field of an automatic payment (section 0211) begins and ends where it should', () => {
  const plain = one(automatic());

  test.each<[string, number, string, object]>([
    ['debtor group', 21, '90008', { bsDebtorGroup: '90008' }],
    ['customer number', 26, 'A1234567890123Z', { customerNumber: 'A1234567890123Z' }],
    ['mandate number', 41, '900000008', { mandateNumber: '900000008' }],
    ['payment date', 50, '310129', { statedOn: '2029-01-31' }],
    ['amount', 57, '9000000000008', { statedOre: 9_000_000_000_008n }],
    ['reference', 70, `A${'-'.repeat(28)}Z`, { reference: `A${'-'.repeat(28)}Z` }],
    ['actual payment date', 104, '310129', { paidOn: '2029-01-31' }],
    ['bookkeeping date', 110, '310129', { bookedOn: '2029-01-31' }],
    ['actual amount', 116, '9000000000008', { amountOre: 9_000_000_000_008n }],
  ])('%s', (_name, first, text, expected) => {
    expect(one(automatic([first, text]))).toEqual({ ...plain, ...expected });
  });

  test('filler is not looked at', () => {
    expect(one(automatic([100, 'x--x']))).toEqual(plain);
  });
});

describe('each field of a payment slip (section 0215) begins and ends where it should', () => {
  const plain = one(slip(), '0215');

  test.each<[string, number, string, object]>([
    ['debtor group', 21, '90008', { bsDebtorGroup: '90008' }],
    ['customer number', 30, 'A1234567890123Z', { customerNumber: 'A1234567890123Z' }],
    ['kortart', 45, '71', { kortart: '71' }],
    ['fee', 47, '190008', { feeOre: 90_008n }],
    ['payment date', 53, '310129', { statedOn: '2029-01-31' }],
    ['amount', 60, '9000000000008', { statedOre: 9_000_000_000_008n }],
    ['reference', 73, 'A-------Z', { reference: 'A-------Z' }],
    ['archive reference', 82, `A${'-'.repeat(20)}Z`, { bankReference: `A${'-'.repeat(20)}Z` }],
    ['actual payment date', 104, '310129', { paidOn: '2029-01-31' }],
    ['bookkeeping date', 110, '310129', { bookedOn: '2029-01-31' }],
    ['actual amount', 116, '9000000000008', { amountOre: 9_000_000_000_008n }],
  ])('%s', (_name, first, text, expected) => {
    expect(one(slip([first, text]), '0215')).toEqual({ ...plain, ...expected });
  });

  test('fifteen digits of kortart 71 are the payment id as well, and of no other', () => {
    const id = '100000000000008';
    expect(one(slip([30, id], [45, '71']), '0215')).toMatchObject({ paymentId: id, customerNumber: id });
    expect(one(slip([30, id], [45, '73']), '0215')).toMatchObject({ paymentId: null, customerNumber: id });
    expect(one(slip([30, '1002           '], [45, '71']), '0215')).toMatchObject({
      paymentId: null,
      customerNumber: '1002',
    });
    expect(one(slip([45, '71']), '0215')).toMatchObject({ paymentId: null, customerNumber: null });
  });
});

describe('what is booked', () => {
  const stated = '0000000001000';
  const actual = '0000000000900';

  test.each<[string, string, string, string, object]>([
    ['paid', '0236', '1', actual, { kind: 'paid', amountOre: 900n }],
    ['paid out to the debtor', '0236', '2', actual, { kind: 'paid', amountOre: -900n }],
    ['paid and nothing', '0236', '0', '0'.repeat(13), { kind: 'paid', amountOre: 0n }],
    ['charged back', '0239', '1', actual, { kind: 'charged_back', amountOre: -900n }],
    ['charged back without an actual amount', '0239', '1', '0'.repeat(13), { kind: 'charged_back', amountOre: -1000n }],
    ['rejected', '0237', '1', actual, { kind: 'rejected', amountOre: 0n, paidOn: null, bookedOn: null }],
    ['cancelled', '0238', '1', 'whatever is X', { kind: 'cancelled', amountOre: 0n, paidOn: null, bookedOn: null }],
  ])('%s', (_what, code, sign, amount, expected) => {
    expect(one(automatic([14, code], [56, sign + stated], [116, amount]))).toMatchObject({
      ...expected,
      statedOre: 1000n,
      code,
    });
  });

  test.each<[string, string, object]>([
    ['0297', actual, { kind: 'paid', amountOre: 900n }],
    ['0299', actual, { kind: 'charged_back', amountOre: -900n }],
    ['0299', '0'.repeat(13), { kind: 'charged_back', amountOre: -1000n }],
  ])('slips: %s with %s', (code, amount, expected) => {
    expect(one(slip([14, code], [59, `1${stated}`], [116, amount]), '0215')).toMatchObject(expected);
  });
});

describe('what is no payment is kept as it stands', () => {
  test.each<[string, string, string, string]>([
    ['an address among slips', '0215', at('BS022', [6, PBS], [14, '0240'], [52, 'Prøvekunde']), 'text'],
    ['a free text among slips', '0215', at('BS052', [6, PBS], [14, '0241'], [53, 'Tak']), 'text'],
    ['another code', '0211', automatic([14, '0297']), 'unknown_code'],
    ['a code of the other section', '0215', slip([14, '0236']), 'unknown_code'],
    ['another record', '0211', at('BS077', [6, 'x']), 'unknown_record'],
    ['a line that is none', '0211', 'HELLO', 'unknown_record'],
  ])('%s', (_what, number, record, code) => {
    expect(read([section(number), record])).toMatchObject([{ entry: 'notice', code, text: record.trimEnd(), line: 3 }]);
  });

  test('a section that is not known, and each of its records', () => {
    expect(read([section('0219'), automatic()])).toMatchObject([
      { code: 'unknown_section', line: 2, position: 1, creditor: { number: PBS } },
      { code: 'unknown_section', line: 3, position: 2 },
    ]);
  });
});

describe('a file is refused at the place of what is wrong', () => {
  const paid = automatic([56, `1${'1'.padStart(13, '0')}`], [116, '9'.padStart(13, '0')]);

  test.each<[string, string[], object]>([
    ['a letter in an amount', [section('0211'), automatic([60, 'x'])], { code: 'bad_field', line: 4, column: 57 }],
    [
      'a day that no calendar has',
      [section('0211'), automatic([50, '300226'])],
      { code: 'bad_field', line: 4, column: 50 },
    ],
    ['a day before 2000', [section('0211'), automatic([110, '311299'])], { code: 'bad_field', line: 4, column: 110 }],
    ['a sign that is none', [section('0211'), automatic([56, '3'])], { code: 'bad_field', line: 4, column: 56 }],
    ['a control character', [section('0211'), automatic([70, 'a\u0000b'])], { code: 'bad_field', line: 4, column: 71 }],
    ['another creditor', [section('0211'), automatic([6, '7'])], { code: 'bad_field', line: 4, column: 6 }],
    ['more than 128 positions', [section('0211'), `${automatic()}x`], { code: 'bad_field', line: 4, column: 129 }],
    ['a record outside of any section', [automatic()], { code: 'bad_order', line: 3, column: 1 }],
    ['an end without its section', [sectionEnd()], { code: 'bad_order', line: 3 }],
    ["another section's end", [section('0215'), sectionEnd()], { code: 'bad_field', line: 4, column: 14 }],
    [
      'another count of a section',
      [section('0211'), sectionEnd([32, '1'.padStart(11, '0')])],
      { code: 'wrong_totals', line: 4, column: 32 },
    ],
    [
      'another amount of a section',
      [section('0211'), paid, sectionEnd([43, '5'.padStart(15, '0')])],
      { code: 'wrong_totals', line: 5, column: 43 },
    ],
    ['a second start', [at('BS002')], { code: 'bad_order', line: 3 }],
  ])('%s', (_what, records, expected) => {
    // The line before the delivery is the channel's.
    expect(refused(records, `CHANNEL\r\n${framed('0602', records)}`)).toMatchObject(expected);
  });

  test.each<[string, string, object]>([
    ['nothing at all', '', { code: 'unknown_format', line: 1, column: 1 }],
    ['another type', framed('0603', []), { code: 'unknown_format', line: 1, column: 17 }],
    ['no end', framed('0602', [section('0211'), paid]).replace(/BS992.*\r\n/, ''), { code: 'cut_off', line: 3 }],
    ['more after its end', `${framed('0602', [])}BS002`, { code: 'bad_order', line: 3 }],
    ['records before its start', `${section('0211')}\r\n${framed('0602', [])}`, { code: 'bad_order', line: 1 }],
    [
      'another count',
      framed('0602', [], `${END_0602}${'0'.repeat(11)}${'7'.padStart(11, '0')}`),
      { code: 'wrong_totals', line: 2, column: 32 },
    ],
    [
      'another supplier at its end',
      framed('0602', [], 'BS99299999999BS10602'),
      { code: 'bad_field', line: 2, column: 6 },
    ],
    ['a line without an end', `BS002${'x'.repeat(2000)}`, { code: 'bad_field', line: 1, column: 1025 }],
  ])('%s', (_what, file, expected) => {
    expect(refused([], file)).toMatchObject(expected);
  });

  test.each(['900', '100', '800', '1000', '1200'])(
    'an amount of %s in the end of a section of 1000 paid as 900 and 100 charged back may be right',
    (amount) => {
      const records = [
        section('0211'),
        automatic([56, '10000000001000'], [116, '0000000000900']),
        automatic([14, '0239'], [56, '10000000000200'], [116, '0000000000100']),
        sectionEnd([43, amount.padStart(15, '0')]),
      ];
      const fits = ['900', '800', '1000', '1200'].includes(amount);
      if (fits) expect(read(records)).toHaveLength(2);
      else expect(refused(records)).toMatchObject({ code: 'wrong_totals' });
    },
  );
});

describe('a file is read', () => {
  const paid = automatic([26, '0000000000AB12Ø'], [56, '10000000001000'], [116, '0000000000900']);
  const plain = framed('0602', [section('0211'), paid, at('BS092', [6, PBS], [14, '0211'])]);
  const expected = readAll(createReader0602, plain);

  test('with letters in a customer number after the zeros', () => {
    expect(expected.entries).toMatchObject([{ customerNumber: 'AB12Ø', amountOre: 900n }]);
  });

  test.each<[string, string]>([
    ['without the blanks at the ends', plain.replaceAll(/ +\r/g, '\r')],
    ['with more blanks there', plain.replaceAll('\r', `${' '.repeat(20)}\r`)],
    ['with LF', plain.replaceAll('\r', '')],
    ['without an end of the last line', plain.trimEnd()],
    ['without BS092', plain.replace(/BS092.*\r\n/, '')],
    ["with blank lines and a channel's after it", `${plain}\r\n   \r\nTRAILER 7\r\n\u001a`],
  ])('%s', (_how, file) => {
    expect(readAll(createReader0602, file)).toEqual(expected);
  });

  test("with a creditor's two sections counted as one or as two", () => {
    for (const count of ['1', '2']) {
      const end = `${END_0602}${count.padStart(11, '0')}${'2'.padStart(11, '0')}`;
      const file = framed('0602', [section('0211'), paid, section('0215'), slip()], end);
      expect(readAll(createReader0602, file).entries).toHaveLength(2);
    }
  });

  test('and known to come from the test system', () => {
    expect(expected.facts.test).toBe(false);
    expect(readAll(createReader0602, plain.replaceAll('BS1', 'KR9')).facts).toEqual({ ...expected.facts, test: true });
    expect(refusedAt(createReader0602, plain.replaceAll('BS1', 'BS2'))).toMatchObject({
      code: 'bad_field',
      column: 14,
    });
  });
});
