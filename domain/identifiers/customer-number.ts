const WIDTH = 15;

/**
 * Whether the text can be the number by which a creditor knows a customer at Betalingsservice: 1 to 15 digits, not all zeros.
 * Letters are allowed there too but padded differently from system to system: digits alone are unambiguous.
 */
export function isCustomerNumber(text: string): boolean {
  return /^\d{1,15}$/.test(text) && /[1-9]/.test(text);
}

/** The number as it stands in files to Betalingsservice: fifteen digits. BS042, positions 28-42. @throws RangeError where it is none. */
export function padCustomerNumber(text: string): string {
  if (!isCustomerNumber(text)) throw new RangeError(`not a customer number: ${text}`);
  return text.padStart(WIDTH, '0');
}

/** The number without the zeros and blanks that files pad it with: what two numbers are compared by. */
export function bareCustomerNumber(text: string): string {
  return text.trim().replace(/^0+/, '');
}

/** Whether two numbers name one customer. Two customers of a creditor must not differ in leading zeros alone. */
export function sameCustomerNumber(one: string, other: string): boolean {
  return bareCustomerNumber(one) === bareCustomerNumber(other);
}
