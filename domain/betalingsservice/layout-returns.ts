import type { Layout } from '../records/fields.ts';

/** BS012 of returns: the debtor group stands two places to the left of where it stands in 0601. */
export const RETURN_SECTION = {
  name: [1, 5],
  pbsNumber: [6, 13],
  section: [14, 17],
  recordNumber: [18, 20],
  bsDebtorGroup: [21, 25],
  createdOn: [50, 55],
} as const satisfies Layout;

/** BS092 of returns. */
export const RETURN_SECTION_END = {
  name: [1, 5],
  pbsNumber: [6, 13],
  section: [14, 17],
  recordNumber: [18, 20],
  bsDebtorGroup: [21, 25],
  count: [32, 42],
  amountOre: [43, 57],
} as const satisfies Layout;

/** BS992 of returns. */
export const RETURN_END = {
  sections: [21, 31],
  count: [32, 42],
  amountOre: [43, 57],
} as const satisfies Layout;

/** BS042 of 0602, section 0211: automatic payments. */
export const AUTOMATIC_PAYMENT = {
  name: [1, 5],
  pbsNumber: [6, 13],
  code: [14, 17],
  recordNumber: [18, 20],
  bsDebtorGroup: [21, 25],
  customerNumber: [26, 40],
  mandateNumber: [41, 49],
  statedOn: [50, 55],
  sign: [56, 56],
  statedOre: [57, 69],
  reference: [70, 99],
  paidOn: [104, 109],
  bookedOn: [110, 115],
  actualOre: [116, 128],
} as const satisfies Layout;

/** BS042 of 0602, section 0215: payment slips. */
export const SLIP_PAYMENT = {
  name: [1, 5],
  pbsNumber: [6, 13],
  code: [14, 17],
  recordNumber: [18, 20],
  bsDebtorGroup: [21, 25],
  zeros: [26, 29],
  customerNumber: [30, 44],
  kortart: [45, 46],
  feeSign: [47, 47],
  feeOre: [48, 52],
  statedOn: [53, 58],
  sign: [59, 59],
  statedOre: [60, 72],
  reference: [73, 81],
  bankReference: [82, 103],
  paidOn: [104, 109],
  bookedOn: [110, 115],
  actualOre: [116, 128],
} as const satisfies Layout;

/** BS042 of 0603. */
export const MANDATE = {
  name: [1, 5],
  pbsNumber: [6, 13],
  code: [14, 17],
  recordNumber: [18, 20],
  bsDebtorGroup: [21, 25],
  customerNumber: [26, 40],
  mandateNumber: [41, 49],
  from: [50, 55],
  to: [56, 61],
} as const satisfies Layout;

/** BS022 of 0621. */
export const DELIVERY_NEWS = {
  code: [14, 17],
  bsDebtorGroup: [21, 25],
  customerNumber: [26, 40],
  mandateNumber: [41, 49],
  textNumber: [115, 120],
} as const satisfies Layout;
