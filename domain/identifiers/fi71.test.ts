import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  MAX_PAYMENT_ID_BASE,
  isFiCreditorNumber,
  isPaymentId,
  modulus10CheckDigit,
  ocrLine,
  paymentId,
  readOcrLine,
} from './fi71.ts';

const anyBase = fc.bigInt({ min: 1n, max: MAX_PAYMENT_ID_BASE });

describe('a payment id', () => {
  test.each([
    [1n, '000000000000018'],
    [19n, '000000000000190'],
    [2_684_014_996_532n, '026840149965328'],
    [MAX_PAYMENT_ID_BASE, '999999999999994'],
  ])('of %s is %s', (base, id) => {
    expect(paymentId(base)).toBe(id);
  });

  test.each([0n, -1n, MAX_PAYMENT_ID_BASE + 1n])('is not made from %s', (base) => {
    expect(() => paymentId(base)).toThrow(RangeError);
  });

  test('is always valid, keeps its base, and no other check digit fits', () => {
    fc.assert(
      fc.property(anyBase, (base) => {
        const id = paymentId(base);
        expect(isPaymentId(id)).toBe(true);
        expect(BigInt(id) / 10n).toBe(base);
        const fitting = Array.from('0123456789').filter((digit) => isPaymentId(id.slice(0, -1) + digit));
        expect(fitting).toEqual([id.slice(-1)]);
      }),
    );
  });

  test('one mistyped digit is always found', () => {
    fc.assert(
      fc.property(anyBase, fc.nat({ max: 14 }), fc.integer({ min: 1, max: 9 }), (base, position, shift) => {
        const digits = Array.from(paymentId(base));
        digits[position] = '0123456789'.charAt(('0123456789'.indexOf(digits[position] ?? '') + shift) % 10);
        expect(isPaymentId(digits.join(''))).toBe(false);
      }),
    );
  });

  test.each(['', '00000000000018', '0000000000000018', '00000000000001x', ' 000000000000018', '000000000000018\n'])(
    '%j is none',
    (text) => {
      expect(isPaymentId(text)).toBe(false);
    },
  );
});

test('the check digit is 0, never 10, where the sum is divisible by ten', () => {
  expect(modulus10CheckDigit('00000000000019')).toBe('0');
});

test('an FI creditor number is eight digits', () => {
  expect(isFiCreditorNumber('80000001')).toBe(true);
  for (const text of ['', '8000000', '800000010', '8000000a', ' 80000001'])
    expect(isFiCreditorNumber(text)).toBe(false);
});

const numbers = { paymentId: '026840149965328', fiCreditorNumber: '80000001' };

describe('the line on a payment slip', () => {
  test('holds kortart, payment id and creditor number without blanks', () => {
    expect(ocrLine(numbers)).toBe('+71<026840149965328+80000001<');
  });

  test.each([
    { ...numbers, paymentId: '026840149965327' },
    { ...numbers, fiCreditorNumber: '8000000' },
  ])('is not written with a number that cannot be: %j', (wrong) => {
    expect(() => ocrLine(wrong)).toThrow(RangeError);
  });

  test.each([
    ['with blanks', ' +71< 026840149965328 + 80000001 < '],
    ['with a no-break space from a PDF', '+71<026840149965328\u00a0+80000001<'],
    ['without its first sign', '71<026840149965328+80000001<'],
    ['with > in place of +', '>71<026840149965328+80000001<'],
    ['without its last sign', '+71<026840149965328+80000001'],
  ])('is read %s', (_how, text) => {
    expect(readOcrLine(text)).toEqual(numbers);
  });

  test.each([
    ['of another kortart', '+75<026840149965328+80000001<'],
    ['with a wrong check digit', '+71<026840149965327+80000001<'],
    ['with something after it', '+71<026840149965328+80000001<1'],
    ['with something before it', '++71<026840149965328+80000001<'],
    ['with a short payment id', '+71<26840149965328+80000001<'],
    ['with a long creditor number', '+71<026840149965328+800000011<'],
    ['that is empty', ''],
  ])('is refused %s', (_how, text) => {
    expect(readOcrLine(text)).toBeNull();
  });

  test('written is read back the same', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: MAX_PAYMENT_ID_BASE }),
        fc.stringMatching(/^\d{8}$/),
        (base, fiCreditorNumber) => {
          const both = { paymentId: paymentId(base), fiCreditorNumber };
          expect(readOcrLine(ocrLine(both))).toEqual(both);
        },
      ),
    );
  });
});
