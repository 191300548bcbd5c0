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
  wholeOrNoneAt,
} from '../records/read-fields.ts';
import type { RecordLine } from '../records/record-line.ts';
import type { CreditorName, PaymentEntry, PaymentKind, ReturnReader } from '../records/return-entry.ts';
import { KORTART } from '../identifiers/fi71.ts';
import { saidReference } from '../records/naming-reference.ts';
import type { Positions } from '../records/fields.ts';
import { RECORD_HEAD } from './layout-delivery.ts';
import { AUTOMATIC_PAYMENT, SLIP_PAYMENT } from './layout-returns.ts';
import { type ReturnRecord, codeOfOther, createReturnReader, noticeOf } from './read-return.ts';
import { createReturnSums } from './return-sums.ts';

/** The section of automatic payments and that of payment slips, whose records are laid out differently. */
export const AUTOMATIC_SECTION = '0211';
export const SLIP_SECTION = '0215';

interface Code {
  readonly code: string;
  readonly kind: PaymentKind;
}

/** By the number that the code is. */
type Codes = ReadonlyMap<number, Code>;

const AUTOMATIC_CODES: Codes = new Map([
  [236, { code: '0236', kind: 'paid' }],
  [237, { code: '0237', kind: 'rejected' }],
  [238, { code: '0238', kind: 'cancelled' }],
  [239, { code: '0239', kind: 'charged_back' }],
]);
const SLIP_CODES: Codes = new Map([
  [297, { code: '0297', kind: 'paid' }],
  [299, { code: '0299', kind: 'charged_back' }],
]);
const SECTIONS: ReadonlySet<string> = new Set([AUTOMATIC_SECTION, SLIP_SECTION]);

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
  // One for all entries of a section.
  let creditor: CreditorName = { by: 'pbs_number', number: '' };
  return createReturnReader({
    type: '0602',
    sections: SECTIONS,
    readRecord(record) {
      const { line, name, section } = record;
      if (name !== '042' || section === null) return noticeOf(record, codeOfOther(record, SECTIONS));
      const isSlip = section.section === SLIP_SECTION;
      const codes = isSlip ? SLIP_CODES : AUTOMATIC_CODES;
      const found =
        isSlip || section.section === AUTOMATIC_SECTION ? codes.get(wholeOrNoneAt(line, RECORD_HEAD.code)) : undefined;
      if (found === undefined) {
        inSection.addUnknown();
        return noticeOf(record, codeOfOther(record, SECTIONS));
      }
      if (creditor.number !== section.pbsNumber) creditor = { by: 'pbs_number', number: section.pbsNumber };
      const payment = (isSlip ? readSlip : readAutomatic)(record, found, creditor);
      inSection.add(payment, isPayOut(line, isSlip ? SLIP_PAYMENT.sign : AUTOMATIC_PAYMENT.sign));
      return payment;
    },
    amountFits: (amountOre, scope) => (scope === 'section' ? inSection : inAll).fit(amountOre),
    sectionOver() {
      inAll.addAll(inSection);
      inSection.clear();
    },
  });
}

function readAutomatic({ line, position }: ReturnRecord, { code, kind }: Code, creditor: CreditorName): PaymentEntry {
  const at = AUTOMATIC_PAYMENT;
  const moves = kind === 'paid' || kind === 'charged_back';
  return {
    entry: 'payment',
    line: line.line,
    position,
    kind,
    source: 'bs_automatic',
    code,
    creditor,
    bsDebtorGroup: digitsOrNullAt(line, at.bsDebtorGroup),
    customerNumber: bareTextAt(line, at.customerNumber) || null,
    mandateNumber: digitsOrNullAt(line, at.mandateNumber),
    kortart: null,
    paymentId: null,
    slipCreditorNumber: null,
    reference: textOrNullAt(line, at.reference),
    bankReference: null,
    bankEntry: null,
    statedOn: dateAt(line, at.statedOn),
    paidOn: moves ? dateAt(line, at.paidOn) : null,
    bookedOn: moves ? dateAt(line, at.bookedOn) : null,
    amountOre: movedOreAt(line, at, kind),
    statedOre: oreAt(line, at.statedOre),
    feeOre: 0n,
    payerText: null,
  };
}

function readSlip({ line, position }: ReturnRecord, { code, kind }: Code, creditor: CreditorName): PaymentEntry {
  const at = SLIP_PAYMENT;
  const kortart = digitsOrNullAt(line, at.kortart);
  return {
    entry: 'payment',
    line: line.line,
    position,
    kind,
    source: 'bs_slip',
    code,
    creditor,
    bsDebtorGroup: digitsOrNullAt(line, at.bsDebtorGroup),
    customerNumber: bareTextAt(line, at.customerNumber) || null,
    mandateNumber: null,
    kortart,
    // One place for a customer number and, on slips that the creditor prints, the payment id: who matches must try both. Whether the check
    // digit is right is for the matching to weigh.
    paymentId: kortart === KORTART && isNumberAt(line, at.customerNumber) ? textAt(line, at.customerNumber) : null,
    slipCreditorNumber: null,
    reference: textOrNullAt(line, at.reference),
    bankReference: saidReference(textOrNullAt(line, at.bankReference)),
    bankEntry: null,
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
  const sign = wholeOrNoneAt(line, at);
  if (sign === 2) return true;
  if (sign === 0 || sign === 1) return false;
  throw badField(line, at, 'a sign is 0, 1 or 2');
}

function feeAt(line: RecordLine): bigint {
  const { feeSign, feeOre } = SLIP_PAYMENT;
  if (isEmptyAt(line, feeOre)) return 0n;
  const amountOre = oreAt(line, feeOre);
  return isPayOut(line, feeSign) ? -amountOre : amountOre;
}
