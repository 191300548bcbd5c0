import type { Layout } from '../records/fields.ts';
import { DELIVERY_END } from './layout-delivery.ts';

/** BS012 of 0605. */
export const REGISTRATION_SECTION = { name: [1, 5], pbsNumber: [6, 13], section: [14, 17] } as const satisfies Layout;

/** Positions 1 to 40 of BS042 of 0605. */
export const REGISTRATION_HEAD = {
  name: [1, 5],
  pbsNumber: [6, 13],
  code: [14, 17],
  recordNumber: [18, 20],
  bsDebtorGroup: [21, 25],
  customerNumber: [26, 40],
} as const satisfies Layout;

/** BS042, code 0200: a mandate on a bank account. */
export const NEW_MANDATE = {
  from: [50, 55],
  payerNumber: [62, 71],
  registrationNumber: [82, 85],
  accountNumber: [90, 99],
} as const satisfies Layout;

/** BS042, code 0257: the end of a mandate. */
export const MANDATE_END = { mandateNumber: [41, 49] } as const satisfies Layout;

/** BS042, codes 0253 and 0272: another customer number. */
export const RENUMBERING = {
  mandateNumber: [41, 49],
  from: [50, 55],
  newCustomerNumber: [62, 76],
} as const satisfies Layout;

/** BS092 of 0605: unlike that of 0601. */
export const REGISTRATION_SECTION_END = {
  name: [1, 5],
  pbsNumber: [6, 13],
  section: [14, 17],
  count: [27, 37],
} as const satisfies Layout;

/** BS992 of 0605. */
export const REGISTRATION_END = { ...DELIVERY_END, sections: [21, 31], count: [32, 42] } as const satisfies Layout;
