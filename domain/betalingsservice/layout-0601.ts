import type { Layout } from '../records/fields.ts';
import { DELIVERY_END } from './layout-delivery.ts';

/** BS012 of 0601. */
export const COLLECTION_SECTION = {
  name: [1, 5],
  pbsNumber: [6, 13],
  section: [14, 17],
  bsDebtorGroup: [23, 27],
  mainText: [69, 128],
} as const satisfies Layout;

/** Positions 1 to 42, alike in all records of a collection. */
export const COLLECTION_HEAD = {
  name: [1, 5],
  pbsNumber: [6, 13],
  code: [14, 17],
  recordNumber: [18, 22],
  bsDebtorGroup: [23, 27],
  customerNumber: [28, 42],
} as const satisfies Layout;

/** BS022, record numbers 00001 to 00005. */
export const ADDRESS_LINE = { zeros: [43, 51], text: [52, 86] } as const satisfies Layout;

/** BS022, record number 00009. */
export const POSTCODE_LINE = { zeros: [43, 51], postcode: [67, 70], country: [71, 73] } as const satisfies Layout;

/** BS022, record number 00010. */
export const COMPANY_LINE = { payerNumber: [83, 92], flags: [93, 94] } as const satisfies Layout;

/** BS042. */
export const COLLECTION = {
  mandateNumber: [43, 51],
  paymentDate: [52, 59],
  sign: [60, 60],
  amountOre: [61, 73],
  reference: [74, 103],
  zeros: [104, 105],
  payerId: [106, 120],
} as const satisfies Layout;

/** BS052. */
export const TEXT_LINE = { mandateNumber: [43, 51], text: [53, 112] } as const satisfies Layout;

/** BS092 of 0601. */
export const COLLECTION_SECTION_END = {
  name: [1, 5],
  pbsNumber: [6, 13],
  section: [14, 17],
  bsDebtorGroup: [23, 27],
  collections: [32, 42],
  netOre: [43, 57],
  textLines: [58, 68],
  addressLines: [84, 94],
} as const satisfies Layout;

/** BS992 of 0601. */
export const COLLECTION_END = {
  ...DELIVERY_END,
  sections: [21, 31],
  collections: [32, 42],
  netOre: [43, 57],
  textLines: [58, 68],
  addressLines: [84, 94],
} as const satisfies Layout;
