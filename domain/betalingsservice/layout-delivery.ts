import type { Layout } from '../records/fields.ts';

/** BS002, the start of every delivery in either direction. */
export const DELIVERY_START = {
  name: [1, 5],
  dataSupplierNumber: [6, 13],
  subsystem: [14, 16],
  type: [17, 20],
  deliveryNumber: [21, 30],
  createdOn: [50, 55],
} as const satisfies Layout;

/** BS992, the end of every delivery, as far as all have it alike. */
export const DELIVERY_END = {
  name: [1, 5],
  dataSupplierNumber: [6, 13],
  subsystem: [14, 16],
  type: [17, 20],
} as const satisfies Layout;

/** What all records between them have alike: BS012 and BS092 have the section at the place of the code. */
export const RECORD_HEAD = {
  number: [3, 5],
  pbsNumber: [6, 13],
  code: [14, 17],
} as const satisfies Layout;
