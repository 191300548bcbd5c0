import type { CivilDate } from '../calendar/calendar.ts';
import { isCustomerNumber } from '../identifiers/customer-number.ts';
import type { DeliveryIds } from './delivery-records.ts';

/** A file that tells Betalingsservice of mandates and customer numbers. */
export interface Delivery0605 extends DeliveryIds {
  /** From the same serial numbers as the deliveries 0601. */
  readonly deliveryNumber: bigint;
  readonly createdOn: CivilDate;
  readonly sections: readonly Section0605[];
}

/** The registrations of one kind of one creditor. */
export type Section0605 = { readonly pbsNumber: string } & (
  | { readonly section: '0120'; readonly registrations: readonly NewMandate[] }
  | { readonly section: '0126'; readonly registrations: readonly MandateEnd[] }
  | { readonly section: '0105' | '0125'; readonly registrations: readonly Renumbering[] }
);

interface RegistrationIds {
  readonly bsDebtorGroup: string;
  /** 1 to 15 digits. */
  readonly customerNumber: string;
}

/** A debtor who has given the creditor leave to draw on a bank account. */
export interface NewMandate extends RegistrationIds {
  /** Null for at once. */
  readonly from: CivilDate | null;
  /** CPR or CVR number: up to ten digits. */
  readonly payerNumber: string;
  /** Four digits. */
  readonly registrationNumber: string;
  /** Up to ten digits. */
  readonly accountNumber: string;
}

export interface MandateEnd extends RegistrationIds {
  /** Up to nine digits. */
  readonly mandateNumber: string;
}

/** The customer number of a debtor is another one from a day on. */
export interface Renumbering extends RegistrationIds {
  /** Up to nine digits; null where there is no mandate. */
  readonly mandateNumber: string | null;
  readonly from: CivilDate | null;
  readonly newCustomerNumber: string;
}

export type Registration = NewMandate | MandateEnd | Renumbering;

/** Which code stands in BS042 for a section. */
export const REGISTRATION_CODES = { '0120': '0200', '0126': '0257', '0105': '0253', '0125': '0272' } as const;

const MAX_DELIVERY_NUMBER = 9_999_999_999n;

/** @throws RangeError that names customer numbers, never who pays or by which account. */
export function assertRegistrations({ dataSupplierNumber, deliveryNumber, sections }: Delivery0605): void {
  demand(/^\d{8}$/.test(dataSupplierNumber), `data supplier number ${dataSupplierNumber}: eight digits`);
  demand(deliveryNumber >= 1n && deliveryNumber <= MAX_DELIVERY_NUMBER, `delivery number ${deliveryNumber}`);
  demand(sections.length > 0, `delivery ${deliveryNumber}: no section`);
  for (const { pbsNumber, section, registrations } of sections) {
    demand(/^\d{8}$/.test(pbsNumber), `PBS number ${pbsNumber}: eight digits`);
    demand(registrations.length > 0, `section ${pbsNumber}/${section}: no registration`);
    for (const one of registrations) assertRegistration(`section ${pbsNumber}/${section}`, one);
  }
}

function assertRegistration(section: string, one: Registration): void {
  const where = `${section}, customer ${one.customerNumber}`;
  demand(isCustomerNumber(one.customerNumber), `${where}: a customer number is 1 to 15 digits`);
  demand(/^\d{5}$/.test(one.bsDebtorGroup), `${where}: a debtor group number is five digits`);
  if ('mandateNumber' in one && one.mandateNumber !== null) {
    demand(/^\d{1,9}$/.test(one.mandateNumber), `${where}: a mandate number is up to nine digits`);
  }
  if ('newCustomerNumber' in one) {
    demand(isCustomerNumber(one.newCustomerNumber), `${where}: a customer number is 1 to 15 digits`);
  }
  if ('payerNumber' in one) {
    demand(/^\d{8,10}$/.test(one.payerNumber), `${where}: a CPR or CVR number is eight or ten digits`);
    demand(/^\d{4}$/.test(one.registrationNumber), `${where}: a registration number is four digits`);
    demand(/^\d{1,10}$/.test(one.accountNumber), `${where}: an account number is up to ten digits`);
  }
}

function demand(holds: boolean, otherwise: string): void {
  if (!holds) throw new RangeError(otherwise);
}
