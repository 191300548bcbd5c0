import type { Layout } from '../records/fields.ts';

/** FI02: the creditor whose payments follow, and the account that they went to. */
export const FI_CREDITOR = { creditor: [6, 13] } as const satisfies Layout;

/** FI03: a payment. */
export const FI_PAYMENT = {
  postedOn: [6, 13],
  kortart: [14, 15],
  id: [16, 34],
  payerRegistrationNumber: [35, 38],
  paidOn: [39, 46],
  bankReference: [47, 56],
  bookedOn: [57, 64],
  amountOre: [65, 79],
} as const satisfies Layout;

/** FI08: what the creditor's payments come to. */
export const FI_CREDITOR_END = { creditor: [6, 13], count: [14, 24], amountOre: [25, 39] } as const satisfies Layout;
