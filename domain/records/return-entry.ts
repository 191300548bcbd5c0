import type { CivilDate } from '../calendar/calendar.ts';

/** Where a record stands in its file. */
export interface Place {
  /** Counted from 1. */
  readonly line: number;
  /** Which entry of the file it is, counted from 1: two entries of one line have different ones, and reading again gives the same. */
  readonly position: number;
}

/** By what a file names the creditor: the number at Betalingsservice, the FI creditor number, or the bank account (an IBAN, or registration and account number as digits). */
export type CreditorName =
  | { readonly by: 'pbs_number'; readonly number: string }
  | { readonly by: 'fi_creditor_number'; readonly number: string }
  | { readonly by: 'account'; readonly number: string };

/** How money is told of: collections of Betalingsservice, payment slips, the bank's FI file, account statements, a person. */
export type PaymentSource = 'bs_automatic' | 'bs_slip' | 'fi_file' | 'camt' | 'by_hand';

/**
 * What became of an amount. `paid` and `charged_back` move money; `rejected` (by the debtor) and `cancelled` tell that none will come.
 */
export type PaymentKind = 'paid' | 'charged_back' | 'rejected' | 'cancelled';

/** The entry of an account that a payment is, or is a part of. */
export interface BankEntry {
  /** The bank's own reference of the entry; null where there is none, or a word for none. */
  readonly reference: string | null;
  /** Øre of the whole entry, with the sign of the payment. */
  readonly amountOre: bigint;
  /** By name, or by the lines of an address; null where the bank says neither. */
  readonly payerName: string | null;
  /** Of the batch that it is the sum of, or a part of; null where the bank does not say. */
  readonly batchReference: string | null;
  /** Whether it is the sum of a batch, and the bank says nothing of its parts. */
  readonly isBatchSum: boolean;
  /** The first position of what the entry tells: all of its parts have the same. */
  readonly position: number;
}

/** One payment, or the news that there will be none. */
export interface PaymentEntry extends Place {
  readonly entry: 'payment';
  readonly kind: PaymentKind;
  readonly source: PaymentSource;
  /** The code in the file: 0236 to 0239, 0297, 0299, FI03, or CRDT and DBIT of camt. */
  readonly code: string;
  readonly creditor: CreditorName;
  /** Five digits; null where the file has none. */
  readonly bsDebtorGroup: string | null;
  /** Without the zeros and blanks that pad it; null where there is none. */
  readonly customerNumber: string | null;
  /** Nine digits; null where there is none. */
  readonly mandateNumber: string | null;
  /** The kind of payment slip: 71, 73, 75, …; null where there is none. */
  readonly kortart: string | null;
  /** Fifteen digits, padded on the left, whether or not the check digit is right; null where there is none. */
  readonly paymentId: string | null;
  /** The FI creditor number on the slip, its second number, eight digits; null where the file does not say. */
  readonly slipCreditorNumber: string | null;
  /** What the creditor wrote in its collection, trimmed; null where there is nothing. */
  readonly reference: string | null;
  /** The bank's own reference, by which it is recognised in another file; null where there is none, or a word for none. */
  readonly bankReference: string | null;
  /** Of account statements; null for other files. */
  readonly bankEntry: BankEntry | null;
  /** The day for which the amount was asked. */
  readonly statedOn: CivilDate | null;
  /** The day on which it was paid. */
  readonly paidOn: CivilDate | null;
  /** The day on which the money was booked on the account. */
  readonly bookedOn: CivilDate | null;
  /** Øre that moved: above zero received, below zero taken back, zero where no money moved. */
  readonly amountOre: bigint;
  /** Øre that were asked for, without a sign; null where the file does not say. */
  readonly statedOre: bigint | null;
  /** Øre that the payer paid on top, for the slip itself; zero where there are none. */
  readonly feeOre: bigint;
  /** Who paid and what they wrote, for a person to read; null where the file has nothing. */
  readonly payerText: string | null;
}

/** What became of a mandate. */
export type MandateChange =
  /** In the full list of active mandates (0230), or new (0231). */
  | 'active'
  /** By the debtor's bank (0232), the creditor (0233) or Betalingsservice (0234). */
  | 'cancelled_by_bank'
  | 'cancelled_by_creditor'
  | 'cancelled_by_betalingsservice';

export interface MandateEntry extends Place {
  readonly entry: 'mandate';
  readonly change: MandateChange;
  readonly code: string;
  readonly creditor: CreditorName;
  readonly bsDebtorGroup: string;
  /** Without the zeros and blanks that pad it. */
  readonly customerNumber: string;
  /** Nine digits. */
  readonly mandateNumber: string;
  /** From when it is active, or the day of its cancellation. */
  readonly from: CivilDate | null;
  /** The day on which it ends; null for none. */
  readonly to: CivilDate | null;
}

/** Why a record could not be taken for a payment or a mandate. Nothing is lost: the record is kept as it came. */
export type NoticeCode =
  | 'unknown_record'
  | 'unknown_section'
  | 'unknown_code'
  /** A free text, an address, or another record that says nothing about money. */
  | 'text'
  /** Of 0621: what Betalingsservice has to say about a delivery. */
  | 'control'
  | 'remark'
  | 'error'
  /** An entry of an account statement that is not booked yet, or that is money going out. */
  | 'not_booked'
  | 'outgoing'
  /** In another currency than DKK. */
  | 'foreign_currency'
  /** The transactions of an entry do not add up to it: the entry waits as one payment, and this says why. It has no money of its own. */
  | 'parts_disagree'
  /** A field of an entry cannot be read: it waits as one payment, and this says why. It has no money of its own. */
  | 'unreadable_field';

export interface NoticeEntry extends Place {
  readonly entry: 'notice';
  readonly code: NoticeCode;
  /** Null where the file does not say whose it is. */
  readonly creditor: CreditorName | null;
  readonly customerNumber: string | null;
  /** Øre that the record is about, below zero where they leave the account; absent where it is about none, or not in DKK. */
  readonly amountOre?: bigint;
  /** The record as it stands, or what is readable of it; at most 1000 characters. */
  readonly text: string;
}

export type ReturnEntry = PaymentEntry | MandateEntry | NoticeEntry;

/** `fi`: the banks' file of FI01 to FI09. */
export type ReturnFileType = '0602' | '0603' | '0621' | 'fi' | 'camt.053' | 'camt.054';

/** What a file says of itself. */
export interface ReturnFileFacts {
  readonly type: ReturnFileType;
  /** Who sent it: the data supplier, the FI creditor, or the account; null where the file does not say. */
  readonly supplier: string | null;
  /** The delivery's own number or the message's id, by which the same file is known again; null where there is none. */
  readonly deliveryId: string | null;
  /** When it says that it was made, as it says so, where its id may be used again at another time; absent where it is never used again. */
  readonly madeAt?: string;
  /** Whether it comes from Betalingsservice's test system. */
  readonly test: boolean;
  readonly createdOn: CivilDate | null;
}

/** Reads a file piece by piece, so that no file is ever whole in memory. */
export interface ReturnReader {
  /** The entries that the next bytes complete. @throws ReturnFileError where the file is broken. */
  read(bytes: Uint8Array): readonly ReturnEntry[];
  /** The last entries, and what the file says of itself. @throws ReturnFileError where the file ends too soon or its totals are wrong. */
  finish(): { readonly entries: readonly ReturnEntry[]; readonly facts: ReturnFileFacts };
}
