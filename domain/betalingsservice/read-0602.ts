import {
  badField,
  bareTextAt,
  dateAt,
  digitsOrNullAt,
  isEmptyAt,
  isNumberAt,
  oreAt,
  textAt,
  textOrNullAt,
} from '../returns/read-fields.ts';
import type { RecordLine } from '../returns/record-line.ts';
import type { PaymentEntry, PaymentKind, ReturnEntry, ReturnReader } from '../returns/return-entry.ts';
import type { OpenSection } from './delivery-frame.ts';
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
    const payment = readPayment(record, section, code);
    if (payment === null) sums.addUnknown();
    else
      sums.add(payment, isPayOut(line, section.section === SLIP_SECTION ? SLIP_PAYMENT.sign : AUTOMATIC_PAYMENT.sign));
    if (payment !== null) return payment;
  }
  return noticeOf(record, codeOfOther(record, SECTIONS));
}

/** Null where the section has no such code. */
function readPayment(record: ReturnRecord, { section, pbsNumber }: OpenSection, code: string): PaymentEntry | null {
  if (section === AUTOMATIC_SECTION) {
    const kind = AUTOMATIC_KINDS[code];
    return kind === undefined ? null : readAutomatic(record, { pbsNumber, code, kind });
  }
  const kind = section === SLIP_SECTION ? SLIP_KINDS[code] : undefined;
  return kind === undefined ? null : readSlip(record, { pbsNumber, code, kind });
}

interface Known {
  readonly pbsNumber: string;
  readonly code: string;
  readonly kind: PaymentKind;
}

function readAutomatic({ line, position }: ReturnRecord, { pbsNumber, code, kind }: Known): PaymentEntry {
  const at = AUTOMATIC_PAYMENT;
  const moves = kind === 'paid' || kind === 'charged_back';
  return {
    entry: 'payment',
    line: line.line,
    position,
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
    paidOn: moves ? dateAt(line, at.paidOn) : null,
    bookedOn: moves ? dateAt(line, at.bookedOn) : null,
    amountOre: movedOreAt(line, at, kind),
    statedOre: oreAt(line, at.statedOre),
    feeOre: 0n,
    payerText: null,
  };
}

function readSlip({ line, position }: ReturnRecord, { pbsNumber, code, kind }: Known): PaymentEntry {
  const at = SLIP_PAYMENT;
  const kortart = digitsOrNullAt(line, at.kortart);
  return {
    entry: 'payment',
    line: line.line,
    position,
    kind,
    source: 'bs_slip',
    code,
    creditor: { by: 'pbs_number', number: pbsNumber },
    bsDebtorGroup: digitsOrNullAt(line, at.bsDebtorGroup),
    customerNumber: bareTextAt(line, at.customerNumber) || null,
    mandateNumber: null,
    kortart,
    // One place for a customer number and, on slips that the creditor prints, the payment id: who matches must try both. Whether the check
    // digit is right is for the matching to weigh.
    paymentId:
      kortart === KORTART_WITH_PAYMENT_ID && isNumberAt(line, at.customerNumber)
        ? textAt(line, at.customerNumber)
        : null,
    reference: textOrNullAt(line, at.reference),
    bankReference: isEmptyAt(line, at.bankReference) ? null : textAt(line, at.bankReference),
    statedOn: dateAt(line, at.statedOn),
    paidOn: dateAt(line, at.paidOn),
    bookedOn: dateAt(line, at.bookedOn),
    amountOre: movedOreAt(line, at, kind),
    statedOre: oreAt(line, at.statedOre),
    feeOre: feeAt(line),
    payerText: null,
  };
}

interface MoneyPositions {
  readonly sign: Positions;
  readonly statedOre: Positions;
  readonly actualOre: Positions;
}

function movedOreAt(line: RecordLine, at: MoneyPositions, kind: PaymentKind): bigint {
  if (kind === 'rejected' || kind === 'cancelled') return 0n;
  if (kind === 'charged_back') return -oreAt(line, isEmptyAt(line, at.actualOre) ? at.statedOre : at.actualOre);
  const actualOre = oreAt(line, at.actualOre);
  return isPayOut(line, at.sign) ? -actualOre : actualOre;
}

/** 1 collects from the debtor, 2 pays out to the debtor, 0 does neither. */
function isPayOut(line: RecordLine, at: Positions): boolean {
  const sign = line.text.charAt(at[0] - 1);
  if (sign === '2') return true;
  if (sign === '0' || sign === '1') return false;
  throw badField(line, at, 'a sign is 0, 1 or 2');
}

function feeAt(line: RecordLine): bigint {
  const { feeSign, feeOre } = SLIP_PAYMENT;
  if (isEmptyAt(line, feeOre)) return 0n;
  const amountOre = oreAt(line, feeOre);
  return isPayOut(line, feeSign) ? -amountOre : amountOre;
}
