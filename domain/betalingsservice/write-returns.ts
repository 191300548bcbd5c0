import type { CivilDate } from '../calendar/calendar.ts';
import { type DeliveryIds, type DeliveryType, type SectionIds, bs002 } from './delivery-records.ts';
import { encodeRecords } from './encode-records.ts';
import {
  type Field,
  type Positions,
  alphanumeric,
  blanks,
  constant,
  date,
  dateOrZeros,
  numeric,
  record,
  signCode,
  unsigned,
  widthOf,
  zeros,
} from '../records/fields.ts';
import { DEFAULT_FORMAT_SETTINGS, type FormatSettings } from './format-settings.ts';
import { DELIVERY_END } from './layout-delivery.ts';
import {
  AUTOMATIC_PAYMENT,
  MANDATE,
  RETURN_END,
  RETURN_SECTION,
  RETURN_SECTION_END,
  SLIP_PAYMENT,
} from './layout-returns.ts';

/** A file that Betalingsservice would return: what tests read and what a demonstration plays. */
interface ReturnDelivery<Section> extends DeliveryIds {
  readonly deliveryNumber: bigint;
  readonly createdOn: CivilDate;
  readonly sections: readonly Section[];
}

export type Delivery0602 = ReturnDelivery<Section0602>;
export type Delivery0603 = ReturnDelivery<Section0603>;

export type Section0602 = SectionIds &
  (
    | { readonly section: '0211'; readonly payments: readonly AutomaticReturn[] }
    | { readonly section: '0215'; readonly payments: readonly SlipReturn[] }
  );

export interface Section0603 extends SectionIds {
  /** The full list of active mandates, or changes. */
  readonly section: '0210' | '0212';
  readonly mandates: readonly MandateReturn[];
}

interface ReturnedMoney {
  readonly statedOn: CivilDate | null;
  /** Øre that were asked for, below zero for a pay-out. */
  readonly statedOre: bigint;
  readonly reference: string;
  readonly paidOn: CivilDate | null;
  readonly bookedOn: CivilDate | null;
  /** Øre without a sign. */
  readonly actualOre: bigint;
}

export interface AutomaticReturn extends ReturnedMoney {
  /** Paid, rejected, cancelled, charged back. */
  readonly code: '0236' | '0237' | '0238' | '0239';
  /** Up to 15 characters, letters as well. */
  readonly customerNumber: string;
  readonly mandateNumber: string | null;
}

export interface SlipReturn extends ReturnedMoney {
  /** Paid, charged back. */
  readonly code: '0297' | '0299';
  /** A customer number, or the payment id of a slip that the creditor prints. */
  readonly customerNumber: string;
  /** Two digits. */
  readonly kortart: string;
  readonly feeOre: bigint;
  readonly bankReference: string | null;
}

export interface MandateReturn {
  readonly code: '0230' | '0231' | '0232' | '0233' | '0234';
  readonly customerNumber: string;
  readonly mandateNumber: string;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
}

/** The bytes of a delivery 0602. Its totals are what was received less what was taken back. @throws RangeError on what no field can hold. */
export function write0602(delivery: Delivery0602, settings: Partial<FormatSettings> = {}): Uint8Array<ArrayBuffer> {
  const sections = delivery.sections.map((section): WrittenSection => ({
    ...section,
    records:
      section.section === '0211'
        ? section.payments.map((payment) => automaticPayment(section, payment))
        : section.payments.map((payment) => slipPayment(section, payment)),
    netOre: section.payments.reduce((sum, payment) => sum + movedOre(payment), 0n),
  }));
  return writeReturn(delivery, { type: '0602', sections, settings });
}

/** The bytes of a delivery 0603. @throws RangeError on what no field can hold. */
export function write0603(delivery: Delivery0603, settings: Partial<FormatSettings> = {}): Uint8Array<ArrayBuffer> {
  const sections = delivery.sections.map((section): WrittenSection => ({
    ...section,
    records: section.mandates.map((one) => mandate(section, one)),
    netOre: 0n,
  }));
  return writeReturn(delivery, { type: '0603', sections, settings });
}

interface WrittenSection extends SectionIds {
  readonly section: string;
  readonly records: readonly string[];
  readonly netOre: bigint;
}

function writeReturn(
  { dataSupplierNumber, subsystem, deliveryNumber, createdOn }: ReturnDelivery<unknown>,
  {
    type,
    sections,
    settings,
  }: { type: DeliveryType; sections: readonly WrittenSection[]; settings: Partial<FormatSettings> },
): Uint8Array<ArrayBuffer> {
  const count = sections.reduce((sum, { records }) => sum + records.length, 0);
  const netOre = sections.reduce((sum, section) => sum + section.netOre, 0n);
  const lines = [
    bs002({ dataSupplierNumber, subsystem, type, deliveryNumber, createdOn }),
    ...sections.flatMap((section) => [sectionStart(section, createdOn), ...section.records, sectionEnd(section)]),
    record([
      constant(DELIVERY_END.name, 'BS992'),
      numeric(DELIVERY_END.dataSupplierNumber, dataSupplierNumber),
      constant(DELIVERY_END.subsystem, subsystem),
      constant(DELIVERY_END.type, type),
      numeric(RETURN_END.sections, BigInt(sections.length)),
      numeric(RETURN_END.count, BigInt(count)),
      unsigned(RETURN_END.amountOre, netOre),
      blanks([58, 128]),
    ]),
  ];
  return encodeRecords(lines, { ...DEFAULT_FORMAT_SETTINGS, ...settings });
}

function sectionStart({ pbsNumber, section, bsDebtorGroup }: WrittenSection, createdOn: CivilDate): string {
  const at = RETURN_SECTION;
  return record([
    constant(at.name, 'BS012'),
    numeric(at.pbsNumber, pbsNumber),
    constant(at.section, section),
    zeros(at.recordNumber),
    numeric(at.bsDebtorGroup, bsDebtorGroup),
    blanks([26, 49]),
    date(at.createdOn, createdOn),
    blanks([56, 128]),
  ]);
}

function sectionEnd({ pbsNumber, section, bsDebtorGroup, records, netOre }: WrittenSection): string {
  const at = RETURN_SECTION_END;
  return record([
    constant(at.name, 'BS092'),
    numeric(at.pbsNumber, pbsNumber),
    constant(at.section, section),
    zeros(at.recordNumber),
    numeric(at.bsDebtorGroup, bsDebtorGroup),
    blanks([26, 31]),
    numeric(at.count, BigInt(records.length)),
    unsigned(at.amountOre, netOre),
    blanks([58, 128]),
  ]);
}

function automaticPayment(ids: SectionIds, payment: AutomaticReturn): string {
  const at = AUTOMATIC_PAYMENT;
  return record([
    ...head(ids, payment.code),
    customer(at.customerNumber, payment.customerNumber),
    numeric(at.mandateNumber, payment.mandateNumber ?? '0'),
    dateOrZeros(at.statedOn, payment.statedOn),
    signCode(at.sign, payment.statedOre),
    unsigned(at.statedOre, payment.statedOre),
    alphanumeric(at.reference, payment.reference),
    blanks([100, 103]),
    ...actualPayment(payment),
  ]);
}

function slipPayment(ids: SectionIds, payment: SlipReturn): string {
  const at = SLIP_PAYMENT;
  return record([
    ...head(ids, payment.code),
    zeros(at.zeros),
    customer(at.customerNumber, payment.customerNumber),
    numeric(at.kortart, payment.kortart),
    signCode(at.feeSign, payment.feeOre),
    unsigned(at.feeOre, payment.feeOre),
    dateOrZeros(at.statedOn, payment.statedOn),
    signCode(at.sign, payment.statedOre),
    unsigned(at.statedOre, payment.statedOre),
    alphanumeric(at.reference, payment.reference),
    payment.bankReference === null ? zeros(at.bankReference) : alphanumeric(at.bankReference, payment.bankReference),
    ...actualPayment(payment),
  ]);
}

/** Positions 104 to 128, alike in both sections. */
function actualPayment({ paidOn, bookedOn, actualOre }: ReturnedMoney): readonly Field[] {
  const at = AUTOMATIC_PAYMENT;
  return [dateOrZeros(at.paidOn, paidOn), dateOrZeros(at.bookedOn, bookedOn), numeric(at.actualOre, actualOre)];
}

function mandate(ids: SectionIds, { code, customerNumber, mandateNumber, from, to }: MandateReturn): string {
  const at = MANDATE;
  return record([
    ...head(ids, code),
    customer(at.customerNumber, customerNumber),
    numeric(at.mandateNumber, mandateNumber),
    dateOrZeros(at.from, from),
    dateOrZeros(at.to, to),
    blanks([62, 128]),
  ]);
}

/** Positions 1 to 25. */
function head({ pbsNumber, bsDebtorGroup }: SectionIds, code: string): readonly Field[] {
  const at = AUTOMATIC_PAYMENT;
  return [
    constant(at.name, 'BS042'),
    numeric(at.pbsNumber, pbsNumber),
    constant(at.code, code),
    zeros(at.recordNumber),
    numeric(at.bsDebtorGroup, bsDebtorGroup),
  ];
}

/** Returns have zeros before the number also where it holds letters. */
function customer(at: Positions, number: string): Field {
  return constant(at, number.padStart(widthOf(at), '0'));
}

/** What a payment adds to the net amount of its section. */
function movedOre({ code, statedOre, actualOre }: AutomaticReturn | SlipReturn): bigint {
  if (code === '0237' || code === '0238') return 0n;
  if (code === '0239' || code === '0299')
    return actualOre === 0n ? -(statedOre < 0n ? -statedOre : statedOre) : -actualOre;
  return statedOre < 0n ? -actualOre : actualOre;
}
