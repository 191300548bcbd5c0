import { complementToTen, digitsOf } from './digits.ts';

/** The kind of payment slip: a payment id of the creditor's own and no message from the payer. */
export const KORTART = '71';

const BASE_DIGITS = 14;

/** The largest number that a payment id can be made from: fourteen digits. */
export const MAX_PAYMENT_ID_BASE = 99_999_999_999_999n;

/**
 * Modulus 10 as on payment slips: weights 2, 1, 2, 1 ... from the right, the digits of each product added up.
 * @param digits the payment id without its last digit
 */
export function modulus10CheckDigit(digits: string): string {
  const sum = digitsOf(digits)
    .toReversed()
    .map((digit, index) => (index % 2 === 0 ? digit * 2 : digit))
    .reduce((total, product) => total + (product > 9 ? product - 9 : product), 0);
  return complementToTen(sum).toString();
}

/**
 * The payment id of a base: fourteen digits and the check digit. Different bases give different ids.
 * @throws RangeError below 1 (all zeros pass modulus 10 but must not be issued) and above fourteen digits (never cut: ids would collide).
 */
export function paymentId(base: bigint): string {
  if (base < 1n || base > MAX_PAYMENT_ID_BASE) throw new RangeError(`no payment id can be made from ${base}`);
  const digits = base.toString().padStart(BASE_DIGITS, '0');
  return digits + modulus10CheckDigit(digits);
}

/** A payment id as payers type it, with the leading zeros that net banks let them leave out. */
export function withLeadingZeros(typed: string): string {
  return typed.padStart(BASE_DIGITS + 1, '0');
}

/** Whether the text is fifteen digits of which the last is the right check digit. */
export function isPaymentId(text: string): boolean {
  return /^\d{15}$/.test(text) && text.endsWith(modulus10CheckDigit(text.slice(0, BASE_DIGITS)));
}

/** Whether the text can be an FI creditor number: eight digits. It has no check digit. */
export function isFiCreditorNumber(text: string): boolean {
  return /^\d{8}$/.test(text);
}

/** The two numbers that a debtor pays by. */
export interface PaymentNumbers {
  /** Fifteen digits, the last one a check digit. */
  readonly paymentId: string;
  /** Eight digits. */
  readonly fiCreditorNumber: string;
}

/** The line at the foot of a payment slip: `+71<026840149965328+80679858<`. @throws RangeError where a number cannot be. */
export function ocrLine({ paymentId: id, fiCreditorNumber }: PaymentNumbers): string {
  if (!isPaymentId(id)) throw new RangeError(`not a payment id: ${id}`);
  if (!isFiCreditorNumber(fiCreditorNumber)) throw new RangeError(`not an FI creditor number: ${fiCreditorNumber}`);
  return `+${KORTART}<${id}+${fiCreditorNumber}<`;
}

// As it is seen in the wild: with blanks, without the leading + or with > in its place, without the closing <.
const LENIENT = new RegExp(`^[+>]?${KORTART}<(\\d{15})\\+(\\d{8})<?$`);

/** Reads the line of kortart 71 however it was typed. Null where it is none, or where the check digit is wrong. */
export function readOcrLine(text: string): PaymentNumbers | null {
  const match = LENIENT.exec(text.replaceAll(/\s/g, ''));
  if (match === null) return null;
  const [, id = '', fiCreditorNumber = ''] = match;
  return isPaymentId(id) ? { paymentId: id, fiCreditorNumber } : null;
}
