import type { CivilDate } from '../calendar/calendar.ts';
import { isCivilDate } from '../calendar/calendar.ts';
import { formatOre } from '../money/money.ts';
import {
  badField,
  digitsAt,
  digitsOrNullAt,
  isBlankAt,
  isoDateAt,
  oreAt,
  textOrNullAt,
  wholeAt,
  wholeLine,
} from '../records/read-fields.ts';
import type { Positions } from '../records/fields.ts';
import { saidReference } from '../records/naming-reference.ts';
import { type RecordLine, refusal } from '../records/record-line.ts';
import type { PaymentEntry, ReturnEntry, ReturnFileFacts, ReturnReader } from '../records/return-entry.ts';
import { createLineSplitter } from '../records/split-lines.ts';
import { FI_CREDITOR, FI_CREDITOR_END, FI_PAYMENT } from './layout-fi-file.ts';

const START = 'FI01';
const CREDITOR = 'FI02';
const PAYMENT = 'FI03';
const CREDITOR_END = 'FI08';
const END = 'FI09';

/** The creditor that payments are read for, and what has been read of them. */
interface OpenCreditor {
  readonly line: number;
  readonly number: string;
  count: number;
  sumOre: bigint;
}

/**
 * Reads the banks' file of payments by slip. Counts and amounts of FI08 are held where they are given; what FI09 says is not published. Between
 * two creditors stands an FI08, or records are lacking.
 * Lines of a channel before and after it are passed over, and records other than FI01, 02, 03, 08 and 09 are kept as notices.
 *
 * @param options `holdsTotals`: whether the counts and amounts must agree with the payments
 */
export function createFiFileReader({ holdsTotals = true }: { holdsTotals?: boolean } = {}): ReturnReader {
  let entries: ReturnEntry[] = [];
  let position = 0;
  let state: 'before' | 'within' | 'after' = 'before';
  let createdOn: CivilDate | null = null;
  let open: OpenCreditor | null = null;
  const creditors = new Set<string>();

  const takeRecord = (line: RecordLine): void => {
    const name = line.text.slice(0, START.length);
    if (state === 'after') throw badOrder(line, 'a record after the end of the file');
    if ((state === 'before') !== (name === START)) {
      throw badOrder(line, state === 'before' ? 'a record before the start of the file' : 'a second start of a file');
    }
    switch (name) {
      case START:
        state = 'within';
        createdOn = timeStampDay(line);
        return;
      case CREDITOR:
        if (open !== null)
          throw badOrder(line, `a second creditor before the end (${CREDITOR_END}) of the one in line ${open.line}`);
        open = { line: line.line, number: digitsAt(line, FI_CREDITOR.creditor), count: 0, sumOre: 0n };
        creditors.add(open.number);
        return;
      case PAYMENT: {
        if (open === null) throw badOrder(line, 'a payment before any creditor');
        const payment = readPayment(line, { position: (position += 1), creditor: open.number });
        open.count += 1;
        open.sumOre += payment.amountOre;
        entries.push(payment);
        return;
      }
      case CREDITOR_END:
        if (open === null) throw badOrder(line, 'the end of a creditor that has not begun');
        if (holdsTotals) demandTotals(line, open);
        open = null;
        return;
      case END:
        state = 'after';
        return;
      default:
        entries.push(notice(line));
    }
  };
  const notice = (line: RecordLine): ReturnEntry => ({
    entry: 'notice',
    line: line.line,
    position: (position += 1),
    code: 'unknown_record',
    creditor: open === null ? null : { by: 'fi_creditor_number', number: open.number },
    customerNumber: null,
    text: wholeLine(line).slice(0, 1000),
  });
  const splitter = createLineSplitter((line) => {
    if (line.text.startsWith('FI0')) takeRecord(line);
    else if (state === 'within' && !isBlankAt(line, [1, line.text.length])) entries.push(notice(line));
  });
  return {
    read(bytes) {
      entries = [];
      splitter.push(bytes);
      return entries;
    },
    finish() {
      entries = [];
      const last = { line: Math.max(splitter.end(), 1) };
      if (state === 'before') throw refusal(last, { code: 'unknown_format', message: 'no start of a file of FI' });
      if (state === 'within') throw refusal(last, { code: 'cut_off', message: 'the file has no FI09' });
      const [supplier = null] = creditors.size === 1 ? creditors : [];
      const facts: ReturnFileFacts = { type: 'fi', supplier, deliveryId: null, test: false, createdOn };
      return { entries, facts };
    },
  };
}

const PAYMENT_ID_WIDTH = 15;

function readPayment(line: RecordLine, { position, creditor }: { position: number; creditor: string }): PaymentEntry {
  const at = FI_PAYMENT;
  const kortart = digitsAt(line, at.kortart);
  const id = digitsOrNullAt(line, at.id);
  const postedOn = isoDateAt(line, at.postedOn);
  const payerBank = digitsOrNullAt(line, at.payerRegistrationNumber);
  // Other kinds of slip have an id of sixteen digits: it is kept as what the creditor wrote.
  const isPaymentId = id !== null && /^0*$/.test(id.slice(0, -PAYMENT_ID_WIDTH));
  return {
    entry: 'payment',
    line: line.line,
    position,
    kind: 'paid',
    source: 'fi_file',
    code: PAYMENT,
    creditor: { by: 'fi_creditor_number', number: creditor },
    bsDebtorGroup: null,
    customerNumber: null,
    mandateNumber: null,
    kortart,
    paymentId: isPaymentId ? id.slice(-PAYMENT_ID_WIDTH) : null,
    slipCreditorNumber: creditor,
    reference: isPaymentId || id === null ? null : id.replace(/^0+/, ''),
    bankReference: saidReference(textOrNullAt(line, at.bankReference)),
    bankEntry: null,
    statedOn: null,
    paidOn: isoDateAt(line, at.paidOn) ?? postedOn,
    bookedOn: isoDateAt(line, at.bookedOn),
    amountOre: oreAt(line, at.amountOre),
    statedOre: null,
    feeOre: 0n,
    payerText: payerBank === null ? null : `reg. no. ${payerBank}`,
  };
}

function demandTotals(line: RecordLine, { number, count, sumOre }: OpenCreditor): void {
  const at = FI_CREDITOR_END;
  if (digitsAt(line, at.creditor) !== number) throw badField(line, at.creditor, `not ${number}, as above`);
  if (!isBlankAt(line, at.count) && wholeAt(line, at.count) !== count) {
    const said = `the count of FI08 for creditor ${number} is ${wholeAt(line, at.count)}`;
    throw wrongTotal(line, at.count, `${said} and should be ${count}: so many FI03 stand above it`);
  }
  if (!isBlankAt(line, at.amountOre) && oreAt(line, at.amountOre) !== sumOre) {
    const said = `the amount of FI08 for creditor ${number} is ${formatOre(oreAt(line, at.amountOre))} kr`;
    throw wrongTotal(line, at.amountOre, `${said} and should be ${formatOre(sumOre)} kr: the sum of the FI03 above it`);
  }
}

/** The day of the time stamp YYYYMMDDHHMMSS near the end of FI01, whose place differs; null where there is none. */
function timeStampDay({ text }: RecordLine): CivilDate | null {
  const [, year, month, day] = /(\d{4})(\d{2})(\d{2})\d{6}\D*$/.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  return isCivilDate(date) ? date : null;
}

function wrongTotal(line: RecordLine, at: Positions, message: string): Error {
  return refusal(line, { column: at[0], code: 'wrong_totals', message: `positions ${at.join('-')}: ${message}` });
}

function badOrder(line: RecordLine, message: string): Error {
  return refusal(line, { code: 'bad_order', message });
}
