import type { CivilDate } from '../calendar/calendar.ts';
import { padCustomerNumber } from '../identifiers/customer-number.ts';
import type { SectionIds } from './delivery-records.ts';
import {
  type Field,
  alphanumeric,
  blanks,
  constant,
  date,
  numeric,
  record,
  signCode,
  unsigned,
  widthOf,
  zeros,
} from '../records/fields.ts';
import type { FormatSettings } from './format-settings.ts';
import { ADDRESS_LINE, COLLECTION, COLLECTION_HEAD, COMPANY_LINE, POSTCODE_LINE, TEXT_LINE } from './layout-0601.ts';

/** Whose record it is: the positions 6 to 13 and 23 to 42 of each. */
export interface CollectionIds extends SectionIds {
  /** 1 to 15 digits. */
  readonly customerNumber: string;
  /** After zeros where left out. */
  readonly customerNumberPadding?: FormatSettings['customerNumberPadding'];
}

/** What BS042 collects by: automatic payment, or a payment slip whatever mandate there is. */
export type TransactionCode = '0280' | '0285';

const ADDRESS = 'BS022';
const ADDRESS_CODE = '0240';
export const POSTCODE_RECORD = 9n;
export const COMPANY_RECORD = 10n;
/** What stands for the postcode of an address abroad; the country follows it. */
export const FOREIGN_POSTCODE = '0000';
const NO_MANDATE = '0';
export const REFERENCE_WIDTH = widthOf(COLLECTION.reference);

/** BS022, record numbers 00001 to 00005: the name and the lines of the address. */
export function bs022Line({ lineNumber, text, ...ids }: CollectionIds & { lineNumber: bigint; text: string }): string {
  return record([
    ...address(ids, lineNumber),
    zeros(ADDRESS_LINE.zeros),
    alphanumeric(ADDRESS_LINE.text, text),
    blanks([87, 128]),
  ]);
}

/** BS022, record number 00009: the postcode and the country. The city follows from the postcode and is not sent. */
export function bs022Postcode({
  postcode,
  country,
  ...ids
}: CollectionIds & { postcode: string; country: string }): string {
  return record([
    ...address(ids, POSTCODE_RECORD),
    zeros(POSTCODE_LINE.zeros),
    blanks([52, 66]),
    numeric(POSTCODE_LINE.postcode, postcode),
    alphanumeric(POSTCODE_LINE.country, country),
    blanks([74, 128]),
  ]);
}

/** BS022, record number 00010: the debtor's company number. Positions 43-51 are blank here, unlike in the others. */
export function bs022CompanyNumber({
  cvr,
  companyFlags = '',
  ...ids
}: CollectionIds & { cvr: string; companyFlags?: string }): string {
  return record([
    ...address(ids, COMPANY_RECORD),
    blanks([43, 82]),
    numeric(COMPANY_LINE.payerNumber, cvr),
    alphanumeric(COMPANY_LINE.flags, companyFlags),
    blanks([95, 128]),
  ]);
}

/** BS042: the amount to collect, or to pay out where it is below zero. */
export function bs042({
  code = '0280',
  mandateNumber,
  paymentDate,
  amountOre,
  reference,
  payerId = '',
  ...ids
}: CollectionIds & {
  code?: TransactionCode;
  mandateNumber: string | null;
  paymentDate: CivilDate;
  amountOre: bigint;
  reference: string;
  /** Fifteen digits; blank where left out. */
  payerId?: string;
}): string {
  const at = COLLECTION;
  return record([
    ...head({ ...ids, name: 'BS042', code, lineNumber: 0n }),
    numeric(at.mandateNumber, mandateNumber ?? NO_MANDATE),
    date(at.paymentDate, paymentDate),
    signCode(at.sign, amountOre),
    unsigned(at.amountOre, amountOre),
    alphanumeric(at.reference, reference),
    zeros(at.zeros),
    payerId === '' ? blanks(at.payerId) : numeric(at.payerId, payerId),
    blanks([121, 128]),
  ]);
}

/** BS052: one line of the text that the debtor reads in the overview of payments. */
export function bs052({
  mandateNumber,
  lineNumber,
  text,
  ...ids
}: CollectionIds & { mandateNumber: string | null; lineNumber: bigint; text: string }): string {
  return record([
    ...head({ ...ids, name: 'BS052', code: '0241', lineNumber }),
    numeric(TEXT_LINE.mandateNumber, mandateNumber ?? NO_MANDATE),
    blanks([52, 52]),
    alphanumeric(TEXT_LINE.text, text),
    blanks([113, 128]),
  ]);
}

function address(ids: CollectionIds, lineNumber: bigint): readonly Field[] {
  return head({ ...ids, name: ADDRESS, code: ADDRESS_CODE, lineNumber });
}

/** Positions 1 to 42, alike in all records of a collection. */
function head({
  name,
  code,
  lineNumber,
  pbsNumber,
  bsDebtorGroup,
  customerNumber,
  customerNumberPadding = 'zeros',
}: CollectionIds & { name: string; code: string; lineNumber: bigint }): readonly Field[] {
  const at = COLLECTION_HEAD;
  const padded = padCustomerNumber(customerNumber);
  return [
    constant(at.name, name),
    numeric(at.pbsNumber, pbsNumber),
    constant(at.code, code),
    numeric(at.recordNumber, lineNumber),
    numeric(at.bsDebtorGroup, bsDebtorGroup),
    customerNumberPadding === 'zeros'
      ? constant(at.customerNumber, padded)
      : alphanumeric(at.customerNumber, customerNumber),
  ];
}
