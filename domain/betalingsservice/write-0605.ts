import { padCustomerNumber } from '../identifiers/customer-number.ts';
import {
  type Delivery0605,
  type MandateEnd,
  type NewMandate,
  REGISTRATION_CODES,
  type Registration,
  type Renumbering,
  type Section0605,
  assertRegistrations,
} from './delivery-0605.ts';
import { bs002 } from './delivery-records.ts';
import { encodeRecords } from './encode-records.ts';
import {
  type Field,
  type Positions,
  alphanumeric,
  blanks,
  constant,
  dateOrZeros,
  numeric,
  record,
  zeros,
} from '../records/fields.ts';
import { DEFAULT_FORMAT_SETTINGS, type FormatSettings } from './format-settings.ts';
import {
  MANDATE_END,
  NEW_MANDATE,
  REGISTRATION_END,
  REGISTRATION_HEAD,
  REGISTRATION_SECTION,
  REGISTRATION_SECTION_END,
  RENUMBERING,
} from './layout-0605.ts';

/**
 * The bytes of a delivery 0605: mandates to register or to end, and customer numbers that change.
 * @throws RangeError where the delivery cannot be sent as it is; see `assertRegistrations`.
 */
export function write0605(delivery: Delivery0605, given: Partial<FormatSettings> = {}): Uint8Array<ArrayBuffer> {
  assertRegistrations(delivery);
  const settings = { ...DEFAULT_FORMAT_SETTINGS, ...given };
  const { sections, deliveryNumber, ...ids } = delivery;
  const records = [
    bs002({ ...ids, type: '0605', deliveryNumber }),
    ...sections.flatMap((section) => sectionRecords(section, settings)),
    end(delivery),
  ];
  return encodeRecords(records, settings);
}

function sectionRecords(section: Section0605, settings: FormatSettings): readonly string[] {
  const { pbsNumber, registrations } = section;
  const at = REGISTRATION_SECTION_END;
  return [
    record([
      constant(REGISTRATION_SECTION.name, 'BS012'),
      numeric(REGISTRATION_SECTION.pbsNumber, pbsNumber),
      constant(REGISTRATION_SECTION.section, section.section),
      zeros([18, 35]),
      blanks([36, 44]),
      zeros([45, 50]),
      blanks([51, 128]),
    ]),
    ...registrationRecords(section, settings),
    record([
      constant(at.name, 'BS092'),
      numeric(at.pbsNumber, pbsNumber),
      constant(at.section, section.section),
      blanks([18, 26]),
      numeric(at.count, BigInt(registrations.length)),
      zeros([38, 63]),
      blanks([64, 78]),
      zeros([79, 128]),
    ]),
  ];
}

function registrationRecords(section: Section0605, settings: FormatSettings): readonly string[] {
  const headOf = (one: Registration) => head(section, one, settings);
  if (section.section === '0120')
    return section.registrations.map((one) => record([...headOf(one), ...newMandate(one)]));
  if (section.section === '0126')
    return section.registrations.map((one) => record([...headOf(one), ...mandateEnd(one)]));
  return section.registrations.map((one) => record([...headOf(one), ...renumbering(one, settings)]));
}

function head(
  { pbsNumber, section }: Section0605,
  { bsDebtorGroup, customerNumber }: Registration,
  settings: FormatSettings,
): readonly Field[] {
  const at = REGISTRATION_HEAD;
  return [
    constant(at.name, 'BS042'),
    numeric(at.pbsNumber, pbsNumber),
    constant(at.code, REGISTRATION_CODES[section]),
    zeros(at.recordNumber),
    numeric(at.bsDebtorGroup, bsDebtorGroup),
    customer(at.customerNumber, customerNumber, settings),
  ];
}

function newMandate({ from, payerNumber, registrationNumber, accountNumber }: NewMandate): readonly Field[] {
  const at = NEW_MANDATE;
  return [
    zeros([41, 49]),
    dateOrZeros(at.from, from),
    zeros([56, 61]),
    numeric(at.payerNumber, payerNumber),
    blanks([72, 81]),
    numeric(at.registrationNumber, registrationNumber),
    blanks([86, 89]),
    numeric(at.accountNumber, accountNumber),
    blanks([100, 109]),
    zeros([110, 114]),
    blanks([115, 128]),
  ];
}

function mandateEnd({ mandateNumber }: MandateEnd): readonly Field[] {
  return [numeric(MANDATE_END.mandateNumber, mandateNumber), zeros([50, 128])];
}

function renumbering(
  { mandateNumber, from, newCustomerNumber }: Renumbering,
  settings: FormatSettings,
): readonly Field[] {
  const at = RENUMBERING;
  return [
    numeric(at.mandateNumber, mandateNumber ?? '0'),
    dateOrZeros(at.from, from),
    zeros([56, 61]),
    customer(at.newCustomerNumber, newCustomerNumber, settings),
    blanks([77, 128]),
  ];
}

/** BS992: unlike that of 0601 it is filled with zeros after the count. */
function end({ dataSupplierNumber, subsystem, sections }: Delivery0605): string {
  const at = REGISTRATION_END;
  const count = sections.reduce((sum, { registrations }) => sum + registrations.length, 0);
  return record([
    constant(at.name, 'BS992'),
    numeric(at.dataSupplierNumber, dataSupplierNumber),
    constant(at.subsystem, subsystem),
    constant(at.type, '0605'),
    numeric(at.sections, BigInt(sections.length)),
    numeric(at.count, BigInt(count)),
    zeros([43, 128]),
  ]);
}

function customer(at: Positions, number: string, { customerNumberPadding }: FormatSettings): Field {
  return customerNumberPadding === 'zeros' ? constant(at, padCustomerNumber(number)) : alphanumeric(at, number);
}
