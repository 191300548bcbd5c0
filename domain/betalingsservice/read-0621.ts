import { bareTextAt, digitsAt } from '../records/read-fields.ts';
import type { NoticeCode, ReturnEntry, ReturnReader } from '../records/return-entry.ts';
import { DELIVERY_NEWS } from './layout-returns.ts';
import { type ReturnRecord, codeOf, codeOfOther, createReturnReader, noticeOf } from './read-return.ts';

const NEWS_CODE = '0200';
/** What the second digit of the text number says. */
const GRAVITIES: Readonly<Record<string, NoticeCode>> = { '1': 'control', '2': 'remark', '3': 'error' };

/**
 * Reads a delivery 0621: what Betalingsservice has to say about what it was sent. Its sections are not published, so any is taken and
 * nothing but the count of BS042 is held.
 */
export function createReader0621(): ReturnReader {
  return createReturnReader({
    type: '0621',
    sections: null,
    readRecord,
    amountFits: () => true,
    sectionOver: () => undefined,
  });
}

function readRecord(record: ReturnRecord): ReturnEntry {
  const { line, name } = record;
  if (name !== '022') return noticeOf(record, name === '042' ? 'unknown_code' : codeOfOther(record, NO_SECTIONS));
  const code = codeOf(line) === NEWS_CODE ? GRAVITIES[digitsAt(line, DELIVERY_NEWS.textNumber).charAt(1)] : undefined;
  const customerNumber = bareTextAt(line, DELIVERY_NEWS.customerNumber) || null;
  return noticeOf(record, code ?? 'unknown_code', code === undefined ? null : customerNumber);
}

const NO_SECTIONS: ReadonlySet<string> = new Set();
