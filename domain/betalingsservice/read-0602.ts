import {
  badField,
  bareTextAt,
  dateAt,
  digitsOrNullAt,
  isBlankAt,
  isEmptyAt,
  oreAt,
  textAt,
  textOrNullAt,
} from '../returns/read-fields.ts';
import type { RecordLine } from '../returns/record-line.ts';
import type { PaymentEntry, PaymentKind, ReturnEntry, ReturnReader } from '../returns/return-entry.ts';
import type { Positions } from './fields.ts';
import { AUTOMATIC_PAYMENT, SLIP_PAYMENT } from './layout-returns.ts';
import { type ReturnRecord, codeOf, codeOfOther, createReturnReader, noticeOf } from './read-return.ts';
import { type ReturnSums, createReturnSums } from './return-sums.ts';

/** The section of automatic payments and that of payment slips, whose records are laid out differently. */
export const AUTOMATIC_SECTION = '0211';
export const SLIP_SECTION = '0215';

const SECTIONS: ReadonlySet<string> = new Set([AUTOMATIC_SECTION, SLIP_SECTION]);
const AUTOMATIC_KINDS: Readonly<Record<string, PaymentKind>> = {
  '0236': 'paid',
  '0237': 'rejected',
  '0238': 'cancelled',
  '0239': 'charged_back',
};
const SLIP_KINDS: Readonly<Record<string, PaymentKind>> = { '0297': 'paid', '0299': 'charged_back' };
/** Kinds of payment slip whose id has fifteen digits. */
const KORTART_WITH_PAYMENT_ID = '71';

/**
 * Reads a delivery 0602: what became of collections and payment slips.
 *
 * - Paid (0236, 0297) is the amount in 116-128, on the day in 110-115; where it was a pay-out (sign 2) it is below zero.
 * - Charged back (0239, 0299) is that amount below zero, or the amount asked for where it is zero.
 * - Rejected and cancelled (0237, 0238) move nothing; what stands from 104 on is not looked at.
 */
export function createReader0602(): ReturnReader {
  const inSection = createReturnSums();
  const inAll = createReturnSums();
  return createReturnReader({
    type: '0602',
    sections: SECTIONS,
    readRecord: (record) => readRecord(record, inSection),
    amountFits: (amountOre, scope) => (scope === 'section' ? inSection : inAll).fit(amountOre),
    sectionOver() {
      inAll.addAll(inSection);
      inSection.clear();
    },
  });
}

function readRecord(record: ReturnRecord, sums: ReturnSums): ReturnEntry {
  const { line, name, section } = record;
  if (name === '042' && section !== null) {
    const code = codeOf(line);
    const isSlip = section.section === SLIP_SECTION;
    const kind = isSlip ? SLIP_KINDS[code] : AUTOMATIC_KINDS[code];
    if (kind !== undefined && isSlip) return readSlip(line, { record, pbsNumber: section.pbsNumber, code, kind }, sums);
    if (kind !== undefined && section.section === AUTOMATIC_SECTION) {
      return readAutomatic(line, { record, pbsNumber: section.pbsNumber, code, kind }, sums);
    }
    sums.addUnknown();
  }
  return noticeOf(record, codeOfOther(record, SECTIONS));
}

interface Known {
  readonly record: ReturnRecord;
  readonly pbsNumber: string;
  readonly code: string;
  readonly kind: PaymentKind;
}

function readAutomatic(line: RecordLine, { record, pbsNumber, code, kind }: Known, sums: ReturnSums): PaymentEntry {
  const at = AUTOMATIC_PAYMENT;
  const moved = movedAt(line, at, kind);
  sums.add(moved);
  return {
    entry: 'payment',
    line: line.line,
    position: record.position,
    kind,
    source: 'bs_automatic',
    code,
    creditor: { by: 'pbs_number', number: pbsNumber },
    bsDebtorGroup: digitsOrNullAt(line, at.bsDebtorGroup),
    customerNumber: bareTextAt(line, at.customerNumber) || null,
    mandateNumber: digitsOrNullAt(line, at.mandateNumber),
    kortart: null,
    paymentId: null,
    reference: textOrNullAt(line, at.reference),
    bankReference: null,
    statedOn: dateAt(line, at.statedOn),
    paidOn: moved.paidOn,
    bookedOn: moved.bookedOn,
    amountOre: moved.amountOre,
    statedOre: moved.statedOre,
    feeOre: 0n,
    payerText: null,
  };
}

function readSlip(line: RecordLine, { record, pbsNumber, code, kind }: Known, sums: ReturnSums): PaymentEntry {
  const at = SLIP_PAYMENT;
  const moved = movedAt(line, at, kind);
  sums.add(moved);
  const kortart = digitsOrNullAt(line, at.kortart);
  const customer = textAt(line, at.customerNumber);
  return {
    entry: 'payment',
    line: line.line,
    position: record.position,
    kind,
    source: 'bs_slip',
    code,
    creditor: { by: 'pbs_number', number: pbsNumber },
    bsDebtorGroup: digitsOrNullAt(line, at.bsDebtorGroup),
    customerNumber: bareTextAt(line, at.customerNumber) || null,
    mandateNumber: null,
    kortart,
    // The same place holds a customer number or, for slips that the creditor prints, the payment id: who reads it must try both.
    paymentId: kortart === KORTART_WITH_PAYMENT_ID && isPaymentIdShaped(customer) ? customer : null,
    reference: textOrNullAt(line, at.reference),
    bankReference: isEmptyAt(line, at.bankReference) ? null : textOrNullAt(line, at.bankReference),
    statedOn: dateAt(line, at.statedOn),
    paidOn: moved.paidOn,
    bookedOn: moved.bookedOn,
    amountOre: moved.amountOre,
    statedOre: moved.statedOre,
    feeOre: feeAt(line),
    payerText: null,
  };
}

interface MoneyPositions {
  readonly sign: Positions;
  readonly statedOre: Positions;
  readonly paidOn: Positions;
  readonly bookedOn: Positions;
  readonly actualOre: Positions;
}

/** What moved and when, by the kind and the sign. */
function movedAt(line: RecordLine, at: MoneyPositions, kind: PaymentKind) {
  const payOut = signAt(line, at.sign) === PAY_OUT;
  const statedOre = oreAt(line, at.statedOre);
  if (kind === 'rejected' || kind === 'cancelled') {
    return { kind, payOut, statedOre, amountOre: 0n, paidOn: null, bookedOn: null };
  }
  const days = { paidOn: dateAt(line, at.paidOn), bookedOn: dateAt(line, at.bookedOn) };
  if (kind === 'paid') {
    const actualOre = oreAt(line, at.actualOre);
    return { kind, payOut, statedOre, amountOre: payOut ? -actualOre : actualOre, ...days };
  }
  const actualOre = isEmptyAt(line, at.actualOre) ? statedOre : oreAt(line, at.actualOre);
  return { kind, payOut, statedOre, amountOre: -actualOre, ...days };
}

const NEITHER = '0';
const COLLECT = '1';
const PAY_OUT = '2';

function signAt(line: RecordLine, at: Positions): string {
  const sign = line.text.charAt(at[0] - 1);
  if (sign === NEITHER || sign === COLLECT || sign === PAY_OUT) return sign;
  throw badField(line, at, 'a sign is 0, 1 or 2');
}

function feeAt(line: RecordLine): bigint {
  const { feeSign, feeOre } = SLIP_PAYMENT;
  if (isBlankAt(line, feeOre)) return 0n;
  const amountOre = oreAt(line, feeOre);
  if (amountOre === 0n) return 0n;
  return signAt(line, feeSign) === PAY_OUT ? -amountOre : amountOre;
}

/** Fifteen digits, not all of them zeros. Whether the check digit is right is for the matching to weigh. */
function isPaymentIdShaped(text: string): boolean {
  return /^\d{15}$/.test(text) && /[1-9]/.test(text);
}
