import type { CivilDate } from '../calendar/calendar.ts';
import { isCustomerNumber } from '../identifiers/customer-number.ts';
import { isPaymentId } from '../identifiers/fi71.ts';
import { toIso88591Text } from '../records/iso-8859-1.ts';
import { MAX_AMOUNT_ORE } from '../money/money.ts';
import { FOREIGN_POSTCODE, REFERENCE_WIDTH } from './collection-records.ts';
import type { DeliveryIds, SectionIds } from './delivery-records.ts';

/** A file of collections to Betalingsservice. */
export interface Delivery0601 extends DeliveryIds {
  /** The supplier's own serial number: it rises and is never used again. BS002, positions 21-30. */
  readonly deliveryNumber: bigint | number;
  readonly createdOn: CivilDate;
  readonly sections: readonly Section0601[];
}

/** The collections of one creditor and debtor group. A delivery may hold several of each. */
export interface Section0601 extends SectionIds {
  /** By automatic payment, or a slip for who has no mandate (section 0112); or by slips alone (0117). Automatic where left out. */
  readonly kind?: 'automatic' | 'slip';
  /** Shown in the debtor's overview of payments; cut to 60 characters. */
  readonly mainText: string;
  readonly collections: readonly CollectionEntry[];
}

export interface CollectionEntry {
  /** 1 to 15 digits. */
  readonly customerNumber: string;
  /** Up to nine digits; null where the debtor has no mandate and gets a payment slip. */
  readonly mandateNumber: string | null;
  readonly debtor: {
    /** Name and address, two to five lines, three to five abroad; each cut to 35 characters. */
    readonly nameLines: readonly string[];
    /** Four digits; 0000 abroad. */
    readonly postcode: string;
    /** ISO 3166-1 alpha-2; Denmark where left out. */
    readonly country?: string;
    /** The company number, eight digits; null for a person. */
    readonly cvr: string | null;
  };
  readonly paymentDate: CivilDate;
  /** Below zero it is paid out to the debtor. */
  readonly amountOre: bigint;
  /** Comes back with the payment, so it is never cut: at most 30 characters of ISO-8859-1. */
  readonly reference: string;
  /** By which a slip is paid and its money known again: fifteen digits with their check digit. */
  readonly paymentId?: string | null;
  /** Each cut to 60 characters. */
  readonly textLines: readonly string[];
}

export const HOME_COUNTRY = 'DK';
/** BS052, positions 18-22: at most record number 05000. */
export const MAX_TEXT_LINES = 5000;
const MAX_NAME_LINES = 5;
const MIN_NAME_LINES = { home: 2, abroad: 3 } as const;
const MAX_DELIVERY_NUMBER = 9_999_999_999n;

/**
 * Refuses what Betalingsservice could not take or would take for something else.
 * @throws RangeError that names the creditor's numbers and the customer number, never a name or an address.
 */
export function assertDelivery({ dataSupplierNumber, deliveryNumber, sections }: Delivery0601): void {
  demand(/^\d{8}$/.test(dataSupplierNumber), `data supplier number ${dataSupplierNumber}: eight digits`);
  const number = BigInt(deliveryNumber);
  demand(number >= 1n && number <= MAX_DELIVERY_NUMBER, `delivery number ${number}: 1 to ${MAX_DELIVERY_NUMBER}`);
  demand(sections.length > 0, `delivery ${number}: no section`);
  for (const section of sections) assertSection(section);
}

function assertSection({ pbsNumber, bsDebtorGroup, collections }: Section0601): void {
  demand(/^\d{8}$/.test(pbsNumber), `PBS number ${pbsNumber}: eight digits`);
  demand(/^\d{5}$/.test(bsDebtorGroup), `debtor group number ${bsDebtorGroup}: five digits`);
  const where = `section ${pbsNumber}/${bsDebtorGroup}`;
  demand(collections.length > 0, `${where}: no collection`);
  for (const collection of collections) assertCollection(where, collection);
  const netOre = collections.reduce((sum, { amountOre }) => sum + amountOre, 0n);
  // How a sum below zero is to be written is not known, and an unsigned one would collect what is to be paid out.
  demand(netOre >= 0n, `${where}: the net amount is below zero, ${netOre} øre`);
}

function assertCollection(section: string, entry: CollectionEntry): void {
  const { customerNumber, mandateNumber, debtor, amountOre, reference, paymentId, textLines } = entry;
  const where = `${section}, customer ${customerNumber}`;
  demand(isCustomerNumber(customerNumber), `${where}: a customer number is 1 to 15 digits`);
  demand(mandateNumber === null || /^\d{1,9}$/.test(mandateNumber), `${where}: a mandate number is up to nine digits`);
  demand(amountOre >= -MAX_AMOUNT_ORE && amountOre <= MAX_AMOUNT_ORE, `${where}: ${amountOre} øre is too much`);
  demand(reference.length <= REFERENCE_WIDTH, `${where}: the reference is longer than ${REFERENCE_WIDTH}`);
  demand(toIso88591Text(reference) === reference, `${where}: the reference does not fit ISO-8859-1`);
  demand(paymentId === undefined || paymentId === null || isPaymentId(paymentId), `${where}: no payment id`);
  demand(textLines.length <= MAX_TEXT_LINES, `${where}: more than ${MAX_TEXT_LINES} lines of text`);
  assertDebtor(where, debtor);
}

function assertDebtor(where: string, { nameLines, postcode, country, cvr }: CollectionEntry['debtor']): void {
  const abroad = country !== undefined && country !== HOME_COUNTRY;
  const atLeast = abroad ? MIN_NAME_LINES.abroad : MIN_NAME_LINES.home;
  const fits = nameLines.length >= atLeast && nameLines.length <= MAX_NAME_LINES;
  demand(fits, `${where}: name and address are ${atLeast} to ${MAX_NAME_LINES} lines, not ${nameLines.length}`);
  demand(/^\d{4}$/.test(postcode), `${where}: a postcode is four digits`);
  demand(
    abroad === (postcode === FOREIGN_POSTCODE),
    `${where}: the postcode is ${FOREIGN_POSTCODE} abroad and only there`,
  );
  demand(country === undefined || /^[A-Z]{2}$/.test(country), `${where}: a country is two capitals`);
  demand(cvr === null || /^\d{8}$/.test(cvr), `${where}: a company number is eight digits`);
}

function demand(holds: boolean, otherwise: string): void {
  if (!holds) throw new RangeError(otherwise);
}
