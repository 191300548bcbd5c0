import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import {
  isFiCreditorNumber,
  isPaymentId,
  modulus10CheckDigit,
  ocrLine,
  paymentId,
  readOcrLine,
} from '../domain/identifiers/fi71.ts';
import { someCases, vectors } from './vectors.ts';

const validCase = z.object({
  kortart: z.string(),
  payment_id: z.string(),
  base: z.string(),
  check_digit: z.int(),
  creditor: z.string().optional(),
  ocr: z.string().optional(),
});
const fi71File = z.object({
  valid: z.array(validCase),
  other_kortart_valid: z.array(validCase),
  lenient_parse: z.array(z.object({ input: z.string(), payment_id: z.string(), creditor: z.string() })),
  invalid: z.array(z.object({ input: z.string(), reason: z.string() })),
});

const FILE = 'fi71.json';
const nameOf = ({ kortart, payment_id }: z.infer<typeof validCase>) => `${kortart} ${payment_id}`;
const inputOf = ({ input }: { input: string }) => input;
const file = vectors.readCases(FILE, fi71File, {
  valid: nameOf,
  other_kortart_valid: nameOf,
  lenient_parse: inputOf,
  invalid: inputOf,
});
const ALL_ZEROS = '0'.repeat(15);
const valid = file.valid;

describe('valid payment ids of kortart 71', () => {
  test.each(valid)('$payment_id passes modulus 10', (one) => {
    expect(one.kortart).toBe('71');
    expect(isPaymentId(one.payment_id)).toBe(true);
    expect(modulus10CheckDigit(one.base)).toBe(one.check_digit.toString());
  });

  test.each(valid.filter((one) => one.payment_id !== ALL_ZEROS))('$payment_id is what its base gives', (one) => {
    expect(paymentId(BigInt(one.base))).toBe(one.payment_id);
  });

  test(`${ALL_ZEROS} is among them, but is never issued`, () => {
    expect(valid.filter((one) => one.payment_id === ALL_ZEROS)).toHaveLength(1);
    expect(() => paymentId(0n)).toThrow(RangeError);
  });

  test.each(
    someCases(
      valid.filter(({ ocr }) => ocr !== undefined),
      `${FILE}: valid with ocr`,
    ),
  )('$payment_id is printed and read as $ocr', ({ payment_id, creditor = '', ocr = '' }) => {
    const numbers = { paymentId: payment_id, fiCreditorNumber: creditor };
    expect(ocrLine(numbers)).toBe(ocr);
    expect(readOcrLine(ocr)).toEqual(numbers);
  });
});

describe('payment ids of other kortarter', () => {
  test.each(file.other_kortart_valid)(
    '$payment_id has the same check digit rule, but is no id of kortart 71',
    ({ payment_id, base, check_digit, ocr, creditor = '12345678' }) => {
      expect(modulus10CheckDigit(base)).toBe(check_digit.toString());
      expect(isPaymentId(payment_id)).toBe(false);
      expect(readOcrLine(ocr ?? `+71<${payment_id}+${creditor}<`)).toBeNull();
    },
  );
});

describe('lines as they are typed', () => {
  test.each(file.lenient_parse)('$input is read', (one) => {
    expect(readOcrLine(one.input)).toEqual({ paymentId: one.payment_id, fiCreditorNumber: one.creditor });
    expect(isFiCreditorNumber(one.creditor)).toBe(true);
  });
});

describe('what is no payment id and no line', () => {
  test.each(file.invalid)('$input is refused: $reason', ({ input }) => {
    expect(isPaymentId(input)).toBe(false);
    expect(readOcrLine(input)).toBeNull();
    expect(readOcrLine(`+71<${input}+12345678<`)).toBeNull();
  });

  test.each(
    someCases(
      file.invalid.filter(({ reason }) => reason.includes('15-digit base')),
      `${FILE}: invalid bases`,
    ),
  )('$input is no base of an id: $reason', ({ input }) => {
    expect(() => paymentId(BigInt(input))).toThrow(RangeError);
  });
});
