import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { MAX_PAYMENT_ID_BASE, ocrLine, paymentId } from '../identifiers/fi71.ts';
import { ALL_SPELLINGS, type CamtSpelling, findPaymentId } from './find-payment-id.ts';
import { findNumberedCreditor, findSlipCreditor } from './find-slip-creditor.ts';

const ID = '000000000074203';
const CREDITOR = '80679858';

const SPELT: readonly (readonly [CamtSpelling, string, string | null])[] = [
  ['ocr_line', `+71<${ID}+${CREDITOR}<`, CREDITOR],
  ['ocr_line', `+71<${ID} +${CREDITOR}<`, CREDITOR],
  ['ocr_line', `>71< ${ID} + ${CREDITOR} <`, CREDITOR],
  ['ocr_line', `71<${ID}+${CREDITOR}`, CREDITOR],
  ['ocr_line', `Tak: + 7 1 < 00000 00000 74203 + 8067 9858 < Hilsen`, CREDITOR],
  ['slash', `71/${ID}`, null],
  ['slash', 'Betaling 71/74203', null],
  ['hash', `71#${ID}`, null],
  ['hash', '71#74203', null],
  ['less_than', `+71<${ID}`, null],
  ['less_than', '71<74203', null],
  ['blank', `FI 71 ${ID}`, null],
  ['bare', ID, null],
  ['bare', `Ref: ${ID}.`, null],
  ['slash', `71/${ID}+${CREDITOR}`, CREDITOR],
  ['slash', `71/${ID}/${CREDITOR}`, CREDITOR],
  ['slash', `71/74203 ${CREDITOR}`, CREDITOR],
  ['hash', `71#${ID}#${CREDITOR}`, CREDITOR],
  ['blank', `71 ${ID} ${CREDITOR}`, CREDITOR],
  ['bare', `${ID}+${CREDITOR}<`, CREDITOR],
  ['bare', `${ID}, kreditornr.: ${CREDITOR}`, CREDITOR],
];

describe('a payment id', () => {
  test.each(SPELT)('%s is read from %j', (spelling, text, fiCreditorNumber) => {
    const found = { kortart: '71', paymentId: ID, fiCreditorNumber };
    expect(findPaymentId([text])).toEqual(found);
    expect(findPaymentId([text], [spelling])).toEqual(found);
  });

  test.each(SPELT)('%s is not read from %j where the spelling is left out', (spelling, text) => {
    const without = ALL_SPELLINGS.filter((other) => other !== spelling);
    const [found, part] = [findPaymentId([text], [spelling]), findPaymentId([text], without)];
    // A line with blanks in it holds an id as a word of its own, and both of its numbers are read.
    expect(part === null || part.fiCreditorNumber === found?.fiCreditorNumber).toBe(true);
  });

  test.each([
    '',
    '74203',
    '00000000007420',
    '0000000000742030',
    `x${ID}`,
    `${ID}x`,
    `2027-${ID}`,
    `${ID}-1`,
    `12,${ID}`,
    `${ID},50`,
    '171/74203',
    '71/7',
    '71/7420374203742037',
    '71 74203',
    'Vej 71, 2. sal',
    '15/04 og 01/02',
    'æ71/74203',
  ])('is not read from %j', (text) => {
    expect(findPaymentId([text])).toBeNull();
  });

  test('is returned with a wrong check digit too, after one with a right one', () => {
    expect(findPaymentId(['71/000000000030154'])).toMatchObject({ paymentId: '000000000030154' });
    expect(findPaymentId(['000000000030154', `71/${ID}`])).toMatchObject({ paymentId: ID });
    expect(findPaymentId([`71/${ID}`, '71/000000001030105'])).toMatchObject({ paymentId: ID });
  });

  test('has the second number of its slip wherever that stands', () => {
    const found = { kortart: '71', paymentId: ID, fiCreditorNumber: CREDITOR };
    expect(findPaymentId([`71/${ID}`, `+71<${ID}+${CREDITOR}<`])).toEqual(found);
    expect(findPaymentId([`71/${ID}`, `FI-kreditornummer ${CREDITOR}`])).toEqual(found);
    expect(findPaymentId([`71/${ID}`, '+71<000000001030105+80679858<'])).toMatchObject({ fiCreditorNumber: null });
    expect(findPaymentId([`71/${ID} 20261119`])).toMatchObject({ fiCreditorNumber: null });
  });

  test('is found in every spelling, whatever it is', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: MAX_PAYMENT_ID_BASE }), (base) => {
        const id = paymentId(base);
        const line = ocrLine({ paymentId: id, fiCreditorNumber: CREDITOR });
        for (const text of [id, line, `71/${id}`, `71#${id}`, `71/${id.replace(/^0+/, '')}`, `71 ${id}`]) {
          expect(findPaymentId([`a ${text} b`])).toMatchObject({ kortart: '71', paymentId: id });
        }
      }),
    );
  });
});

describe("a slip that names another FI creditor number is somebody else's", () => {
  const OTHER = '80000002';
  const found = { kortart: '71', paymentId: ID, fiCreditorNumber: OTHER };
  const SIGNS = ['-', '/', '#', '<', '>', ', ', ' - ', ' – ', ':', '; ', '.', ' (', '|', ' ', ' >> ', '＋', '／', '＞'];
  const WORDS = ['kred.nr. ', 'krednr ', 'FI-nr. ', 'FIK ', 'FIK-nr: ', 'creditor ', 'creditor no. ', 'Kreditor nr. '];
  const STARTS = [`+71<${ID}`, `71<${ID}`, `71/${ID}`, '71/74203', `71#${ID}`, `71 ${ID}`, ID];

  test.each(STARTS)('behind %j, whatever sign or word stands between', (start) => {
    for (const number of [OTHER, '8000 0002', `${OTHER}<`, '８０００0002']) {
      for (const sign of SIGNS) {
        expect([sign, findPaymentId([`${start}${sign}${number}`])]).toEqual([sign, found]);
      }
      for (const word of WORDS) {
        expect([word, findPaymentId([`${start} ${word}${number}`])]).toEqual([word, found]);
      }
    }
  });

  test.each([
    [`80000002 71/${ID}`],
    [`+80000002< 71/${ID}`],
    [`8000 0002, ${ID}`],
    [`＋７１＜${ID}＋80000002＜`],
    [`７１／${ID}／80000002`],
    [`${ID}, kreditornr.: 8000 0002`],
    [`+71<${ID}`, '+80000002<'],
    [`71/${ID}`, '80000002'],
    ['8000 0002', `71/${ID}`],
    [`71/${ID}`, 'FI 80000002'],
  ])('in %j %j', (...texts) => {
    expect(findPaymentId(texts)).toEqual(found);
  });

  test.each([
    [`71/${ID} 20261119`],
    [`71/${ID}, 20261119`],
    [`71/${ID} - 19112026`],
    [`71/${ID}, 19 11 2026`],
    [`71/${ID} 12345678`],
    [`20261119 +71<${ID}`],
    [`19112026, 71/${ID}`],
    [`FIK 19112026 71/${ID}`],
    [`Kredit 12345678 71/${ID}`],
    ['FI 71/74203', 'FI 71 742031'],
    [`71/${ID}`, '20261119'],
    [`71/${ID}`, 'Tlf. 12345678'],
    [`71/${ID}`, '12345678'],
    ['2034 5678', `71/${ID}`],
  ])('but a day, or a number without a sign or a word, names none: %j %j', (...texts) => {
    expect(findPaymentId(texts)).toEqual({ ...found, fiCreditorNumber: null });
  });

  test.each([
    '80000002',
    '8000 0002',
    '+80000002<',
    'DK80000002',
    'FI80000002',
    'FIK: 80000002',
    'fik71/80000002',
    '71/80000002',
    '71<80000002',
    '0080000002',
    '００80000002',
  ])('as the account that is paid: %j', (account) => {
    const statement = { by: 'account', number: '00400440116243' } as const;
    expect(findSlipCreditor(['0440116243', account], statement)).toBe(OTHER);
    expect(findSlipCreditor([account], { ...statement, number: `0040${OTHER}` })).toBeNull();
  });

  test('among the numbers that the receiver is known by, and a CVR number is none', () => {
    const statement = { by: 'account', number: '00400440116243' } as const;
    expect(findNumberedCreditor(['12345678', 'DK12345678', OTHER], statement)).toBe(OTHER);
    expect(findNumberedCreditor(['12345678', 'SCOR', ''], statement)).toBeNull();
  });

  test.each(['DK5000400440116243', '00400440116243', '7180000002', 'x80000002', '8000000', ''])(
    'but no other account is one: %j',
    (account) => {
      expect(findSlipCreditor([account], { by: 'account', number: '1' })).toBeNull();
    },
  );
});

describe('another slip', () => {
  test.each([
    ['75', '+75<0000000000742030+80679858<', CREDITOR],
    ['75', '75/0000000000742030', null],
    ['75', `75/${ID}`, null],
    ['75', '75 0000000000742030', null],
    ['75', `75 ${ID}`, null],
    ['04', '+04<0000000000742030+0679858<', null],
    ['15', '15#0000000000742030', null],
    ['73', '+73<+80679858<', CREDITOR],
    ['73', '73#80679858', CREDITOR],
    ['01', '+01<+80679858<', CREDITOR],
  ])('of kortart %s is known by %j and has no payment id', (kortart, text, fiCreditorNumber) => {
    expect(findPaymentId([text])).toEqual({ kortart, paymentId: null, fiCreditorNumber });
    expect(findPaymentId([text], ['bare', 'blank', 'slash', 'hash', 'less_than', 'ocr_line'])).toBeNull();
  });

  test('goes behind a payment id of kortart 71', () => {
    expect(findPaymentId(['75/0000000000742030', `71/${ID}`])).toMatchObject({ kortart: '71', paymentId: ID });
  });
});

test.each(['7', '71<x', '71< ', ' ', '0', '75 < x', '71<1x', '+'])(
  'a text of nothing but %j ends and names none',
  (piece) => {
    expect(findPaymentId([`${piece.repeat(20_000)}x`], ['ocr_line', 'bare', 'other_kortart'])).toBeNull();
  },
);
