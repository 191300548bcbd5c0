import type { CivilDate } from '../calendar.ts';
import { padCustomerNumber } from '../customer-number.ts';
import type { SectionIds } from './delivery-records.ts';
import { type Field, type Positions, alphanumeric, blanks, constant, date, numeric, record, zeros } from './fields.ts';

/** Whose record it is: the positions 6 to 13 and 23 to 42 of each. */
export interface CollectionIds extends SectionIds {
  /** 1 to 15 digits. */
  readonly customerNumber: string;
}

const ADDRESS = 'BS022';
const ADDRESS_CODE = '0240';
const POSTCODE_LINE = 9n;
const COMPANY_NUMBER_LINE = 10n;
/** What stands for the postcode of an address abroad; the country follows it. */
export const FOREIGN_POSTCODE = '0000';
const NO_MANDATE = '0';

const TEXT_AT: Positions = [53, 112];
const REFERENCE_AT: Positions = [74, 103];
export const REFERENCE_WIDTH = 30;

/** BS022, record numbers 00001 to 00005: the name and the lines of the address. */
export function bs022Line({ lineNumber, text, ...ids }: CollectionIds & { lineNumber: bigint; text: string }): string {
  return record([...address(ids, lineNumber), alphanumeric([52, 86], text), blanks([87, 128])]);
}

/** BS022, record number 00009: the postcode and the country. The city follows from the postcode and is not sent. */
export function bs022Postcode({
  postcode,
  country,
  ...ids
}: CollectionIds & { postcode: string; country: string }): string {
  return record([
    ...address(ids, POSTCODE_LINE),
    blanks([52, 66]),
    numeric([67, 70], postcode),
    alphanumeric([71, 73], country),
    blanks([74, 128]),
  ]);
}

/** BS022, record number 00010: the debtor's company number. Positions 43-51 are blank here, unlike in the others. */
export function bs022CompanyNumber({ cvr, ...ids }: CollectionIds & { cvr: string }): string {
  const line = head({ ...ids, name: ADDRESS, code: ADDRESS_CODE, lineNumber: COMPANY_NUMBER_LINE });
  return record([...line, blanks([43, 82]), numeric([83, 92], cvr), blanks([93, 128])]);
}

/** BS042, transaction code 0280: the amount to collect, or to pay out where it is below zero. */
export function bs042({
  mandateNumber,
  paymentDate,
  amountOre,
  reference,
  ...ids
}: CollectionIds & {
  mandateNumber: string | null;
  paymentDate: CivilDate;
  amountOre: bigint;
  reference: string;
}): string {
  return record([
    ...head({ ...ids, name: 'BS042', code: '0280', lineNumber: 0n }),
    numeric([43, 51], mandateNumber ?? NO_MANDATE),
    date([52, 59], paymentDate),
    numeric([60, 60], signCode(amountOre)),
    numeric([61, 73], amountOre < 0n ? -amountOre : amountOre),
    alphanumeric(REFERENCE_AT, reference),
    zeros([104, 105]),
    blanks([106, 128]),
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
    numeric([43, 51], mandateNumber ?? NO_MANDATE),
    blanks([52, 52]),
    alphanumeric(TEXT_AT, text),
    blanks([113, 128]),
  ]);
}

/** 1 collects from the debtor, 2 pays out to the debtor, 0 does neither. */
function signCode(amountOre: bigint): bigint {
  if (amountOre === 0n) return 0n;
  return amountOre > 0n ? 1n : 2n;
}

/** BS022 up to position 51: zeros stand in place of the mandate number. */
function address(ids: CollectionIds, lineNumber: bigint): readonly Field[] {
  return [...head({ ...ids, name: ADDRESS, code: ADDRESS_CODE, lineNumber }), zeros([43, 51])];
}

/** Positions 1 to 42, alike in all records of a collection. */
function head({
  name,
  code,
  lineNumber,
  pbsNumber,
  bsDebtorGroup,
  customerNumber,
}: CollectionIds & { name: string; code: string; lineNumber: bigint }): readonly Field[] {
  return [
    constant([1, 5], name),
    numeric([6, 13], pbsNumber),
    constant([14, 17], code),
    numeric([18, 22], lineNumber),
    numeric([23, 27], bsDebtorGroup),
    constant([28, 42], padCustomerNumber(customerNumber)),
  ];
}
