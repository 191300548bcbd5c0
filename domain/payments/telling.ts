import type { CivilDate } from '../calendar/calendar.ts';
import type { PaymentKind, PaymentSource } from '../records/return-entry.ts';

/** What of a payment says whether another file tells of the same money. */
export interface Telling {
  readonly source: PaymentSource;
  readonly kind: PaymentKind;
  /** The account, or the FI creditor number of the banks' file; null where that is not known. */
  readonly account: string | null;
  readonly bookedOn: CivilDate;
  readonly paidOn: CivilDate | null;
  readonly amountOre: bigint;
  readonly bankReference: string | null;
  /** Of the entry that it is, or is a part of; null for other files, and for what was booked before entries were known. */
  readonly entryReference: string | null;
  readonly entryOre: bigint | null;
  readonly entryPosition: number | null;
  /** Of the batch that it is the sum of, or a part of; null where the bank does not say. */
  readonly batchReference: string | null;
  /** Whether it is the sum of a batch, and the bank says nothing of its parts. */
  readonly isBatchSum: boolean;
  readonly paymentId: string | null;
  readonly slipCreditorNumber: string | null;
  readonly payerName: string | null;
  readonly payerText: string | null;
}
