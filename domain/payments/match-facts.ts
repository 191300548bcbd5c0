import type { CivilDate } from '../calendar/calendar.ts';
import type { CollectionId, DebtorId, InvoiceId, PaymentMatchId, PaymentId, PayOutId } from '../identifiers/ids.ts';
import type { PaymentEntry } from '../records/return-entry.ts';

/** What of a payment decides where it belongs. */
export type PaymentFacts = Pick<
  PaymentEntry,
  | 'kind'
  | 'source'
  | 'bsDebtorGroup'
  | 'customerNumber'
  | 'paymentId'
  | 'slipCreditorNumber'
  | 'reference'
  | 'statedOn'
  | 'paidOn'
  | 'bookedOn'
  | 'amountOre'
  | 'statedOre'
  | 'payerText'
>;

/** An invoice of the creditor that is paid, or a reminder, as it stands now. */
export interface CandidateInvoice {
  readonly invoiceId: InvoiceId;
  readonly debtorId: DebtorId;
  readonly number: string;
  /** What its series counts: the digits that the number ends with. */
  readonly seriesNumber: bigint;
  /** Fifteen digits. */
  readonly paymentId: string;
  /** Beside the payment id on its slip: the creditor's when it was issued. */
  readonly fiCreditorNumber: string;
  /** What the payment id is made from. */
  readonly paymentNumber: bigint;
  readonly customerNumber: string;
  /** What the debtor is called today. */
  readonly debtorName: string;
  readonly totalOre: bigint;
  readonly creditedOre: bigint;
  /** What payments have settled, less what was charged back. */
  readonly settledOre: bigint;
  /** What is still to be paid; never below zero. */
  readonly openOre: bigint;
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate;
  /** What a reminder lists, in the order in which it is paid before what the reminder itself charges. An invoice has none. */
  readonly dues?: readonly InvoiceId[];
}

/** A collection that Betalingsservice has got, and what is known of it. */
export interface CandidateCollection {
  readonly collectionId: CollectionId;
  readonly invoiceId: InvoiceId;
  readonly customerNumber: string;
  readonly bsDebtorGroup: string;
  readonly paymentDate: CivilDate;
  /** The same for all that were added together in one record. */
  readonly entryReference: string;
  readonly amountOre: bigint;
  readonly status: 'delivered' | 'paid' | 'rejected' | 'cancelled' | 'charged_back';
}

/** A pay-out that Betalingsservice has got, and what is known of it. */
export interface CandidatePayOut {
  readonly payOutId: PayOutId;
  readonly debtorId: DebtorId;
  readonly customerNumber: string;
  readonly paymentDate: CivilDate;
  /** No other pay-out and no invoice of the creditor has it. */
  readonly reference: string;
  /** Where a person has said that it was refused it is `delivered`: Betalingsservice has the last word. */
  readonly status: 'delivered' | 'paid' | 'refused';
}

/** A document in a payment slip that Betalingsservice has got. */
export interface CandidateSlip {
  readonly invoiceId: InvoiceId;
  readonly customerNumber: string;
  readonly paymentDate: CivilDate;
  /** The same for all that were added together in one slip. */
  readonly entryReference: string;
  readonly amountOre: bigint;
}

/** What of an earlier payment is still allocated to an invoice. */
export interface EarlierAllocation {
  readonly invoiceId: InvoiceId;
  readonly debtorId: DebtorId;
  readonly collectionId: CollectionId | null;
  readonly matchId: PaymentMatchId;
  readonly amountOre: bigint;
}

/**
 * A payment that was told of before. Allocations, credit and what is left are those that still stand: less what was charged back or
 * undone. Together they are nothing where all of it was taken back.
 */
export interface EarlierPayment extends Pick<
  PaymentFacts,
  'kind' | 'source' | 'paymentId' | 'customerNumber' | 'reference' | 'statedOn' | 'paidOn' | 'bookedOn' | 'amountOre'
> {
  readonly id: PaymentId;
  /** In the order in which they were made. */
  readonly allocations: readonly EarlierAllocation[];
  readonly creditOre: bigint;
  /** Whose credit it is; null where there is none. */
  readonly creditDebtorId: DebtorId | null;
  readonly leftOre: bigint;
  /** Whose a payment is that a person has entered; null for one of a file. */
  readonly handDebtorId: DebtorId | null;
  /** Whether an entry of the bank waits beside it as the same money already, or a person has said that it is: no other one is. */
  readonly isToldByBank?: boolean;
}

/** All of the creditor's that a payment could have to do with. More than is needed does no harm, and the order means nothing. */
export interface MatchCandidates {
  readonly invoices: readonly CandidateInvoice[];
  readonly collections: readonly CandidateCollection[];
  /** None where they are left out. */
  readonly payOuts?: readonly CandidatePayOut[];
  /** None where they are left out. */
  readonly slips?: readonly CandidateSlip[];
  readonly earlier: readonly EarlierPayment[];
  /** The creditor's own FI creditor number, where it is known. */
  readonly fiCreditorNumber?: string;
}
