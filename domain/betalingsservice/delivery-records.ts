import type { CivilDate } from '../calendar.ts';
import { alphanumeric, blanks, constant, date, numeric, record, zeros } from './fields.ts';

/** Collections to Betalingsservice. */
const DELIVERY_TYPE = '0601';
/** Automatic payment, and a payment slip for who has no mandate. */
const SECTION = '0112';

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
  deliveryNumber,
  createdOn,
}: DeliveryIds & { readonly deliveryNumber: bigint; readonly createdOn: CivilDate }): string {
  return record([
    constant([1, 5], 'BS002'),
    numeric([6, 13], dataSupplierNumber),
    constant([14, 16], subsystem),
    constant([17, 20], DELIVERY_TYPE),
    numeric([21, 30], deliveryNumber),
    blanks([31, 49]),
    date([50, 55], createdOn),
    blanks([56, 128]),
  ]);
}

/** BS012, start of the section. The creation date may be zeros: the delivery has one. */
export function bs012({ pbsNumber, bsDebtorGroup, mainText }: SectionIds & { readonly mainText: string }): string {
  return record([
    constant([1, 5], 'BS012'),
    numeric([6, 13], pbsNumber),
    constant([14, 17], SECTION),
    blanks([18, 22]),
    numeric([23, 27], bsDebtorGroup),
    blanks([28, 46]),
    zeros([47, 54]),
    blanks([55, 68]),
    alphanumeric([69, 128], mainText),
  ]);
}

/** BS092, end of the section. */
export function bs092({ pbsNumber, bsDebtorGroup, totals }: SectionIds & { readonly totals: Totals }): string {
  return record([
    constant([1, 5], 'BS092'),
    numeric([6, 13], pbsNumber),
    constant([14, 17], SECTION),
    zeros([18, 22]),
    numeric([23, 27], bsDebtorGroup),
    blanks([28, 31]),
    numeric([32, 42], totals.collections),
    numeric([43, 57], totals.netOre),
    numeric([58, 68], totals.textLines),
    blanks([69, 83]),
    numeric([84, 94], totals.addressLines),
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
  return record([
    constant([1, 5], 'BS992'),
    numeric([6, 13], dataSupplierNumber),
    constant([14, 16], subsystem),
    constant([17, 20], DELIVERY_TYPE),
    numeric([21, 31], sections),
    numeric([32, 42], totals.collections),
    numeric([43, 57], totals.netOre),
    numeric([58, 68], totals.textLines),
    zeros([69, 83]),
    numeric([84, 94], totals.addressLines),
    zeros([95, 128]),
  ]);
}
