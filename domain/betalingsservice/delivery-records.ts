import type { CivilDate } from '../calendar/calendar.ts';
import { alphanumeric, blanks, constant, date, numeric, record, zeros } from '../records/fields.ts';
import { COLLECTION_END, COLLECTION_SECTION, COLLECTION_SECTION_END } from './layout-0601.ts';
import { DELIVERY_START } from './layout-delivery.ts';

/** Collections (0601) and registrations (0605) to Betalingsservice, and what it returns: payments, mandates, news. */
export type DeliveryType = '0601' | '0602' | '0603' | '0605' | '0621';

/** Automatic payment, with a slip for who has no mandate; slips alone; slips by the creditor's own payer id. */
export type CollectionSectionNumber = '0112' | '0117' | '0118';

/** What the end of a section and of a delivery says about what they hold. */
export interface Totals {
  /** Number of BS042. */
  readonly collections: bigint;
  /** Collected minus paid out; never below zero. */
  readonly netOre: bigint;
  /** Number of BS052. */
  readonly textLines: bigint;
  /** Number of BS022. */
  readonly addressLines: bigint;
}

/** BS1 is production, KR9 the test system. BS002, positions 14-16. */
export type Subsystem = 'BS1' | 'KR9';

export interface DeliveryIds {
  readonly dataSupplierNumber: string;
  readonly subsystem: Subsystem;
}

export interface SectionIds {
  readonly pbsNumber: string;
  readonly bsDebtorGroup: string;
}

/** BS002, start of the delivery. */
export function bs002({
  dataSupplierNumber,
  subsystem,
  type,
  deliveryNumber,
  createdOn,
}: DeliveryIds & {
  readonly type: DeliveryType;
  readonly deliveryNumber: bigint;
  readonly createdOn: CivilDate;
}): string {
  const at = DELIVERY_START;
  return record([
    constant(at.name, 'BS002'),
    numeric(at.dataSupplierNumber, dataSupplierNumber),
    constant(at.subsystem, subsystem),
    constant(at.type, type),
    numeric(at.deliveryNumber, deliveryNumber),
    blanks([31, 49]),
    date(at.createdOn, createdOn),
    blanks([56, 128]),
  ]);
}

/** BS012, start of the section. The creation date may be zeros: the delivery has one. */
export function bs012({
  pbsNumber,
  section,
  bsDebtorGroup,
  mainText,
}: SectionIds & { readonly section: CollectionSectionNumber; readonly mainText: string }): string {
  const at = COLLECTION_SECTION;
  return record([
    constant(at.name, 'BS012'),
    numeric(at.pbsNumber, pbsNumber),
    constant(at.section, section),
    blanks([18, 22]),
    numeric(at.bsDebtorGroup, bsDebtorGroup),
    blanks([28, 46]),
    zeros([47, 54]),
    blanks([55, 68]),
    alphanumeric(at.mainText, mainText),
  ]);
}

/** BS092, end of the section. */
export function bs092({
  pbsNumber,
  section,
  bsDebtorGroup,
  totals,
}: SectionIds & { readonly section: CollectionSectionNumber; readonly totals: Totals }): string {
  const at = COLLECTION_SECTION_END;
  return record([
    constant(at.name, 'BS092'),
    numeric(at.pbsNumber, pbsNumber),
    constant(at.section, section),
    zeros([18, 22]),
    numeric(at.bsDebtorGroup, bsDebtorGroup),
    blanks([28, 31]),
    numeric(at.collections, totals.collections),
    numeric(at.netOre, totals.netOre),
    numeric(at.textLines, totals.textLines),
    blanks([69, 83]),
    numeric(at.addressLines, totals.addressLines),
    blanks([95, 128]),
  ]);
}

/** BS992, end of the delivery. */
export function bs992({
  dataSupplierNumber,
  subsystem,
  sections,
  totals,
}: DeliveryIds & { readonly sections: bigint; readonly totals: Totals }): string {
  const at = COLLECTION_END;
  return record([
    constant(at.name, 'BS992'),
    numeric(at.dataSupplierNumber, dataSupplierNumber),
    constant(at.subsystem, subsystem),
    constant(at.type, '0601'),
    numeric(at.sections, sections),
    numeric(at.collections, totals.collections),
    numeric(at.netOre, totals.netOre),
    numeric(at.textLines, totals.textLines),
    zeros([69, 83]),
    numeric(at.addressLines, totals.addressLines),
    zeros([95, 128]),
  ]);
}
