import { badField, bareTextAt, dateAt, digitsAt } from '../records/read-fields.ts';
import type { MandateChange, ReturnEntry, ReturnReader } from '../records/return-entry.ts';
import { MANDATE } from './layout-returns.ts';
import { type ReturnRecord, codeOf, codeOfOther, createReturnReader, noticeOf } from './read-return.ts';

/** The full list of active mandates, and changes. */
const SECTIONS: ReadonlySet<string> = new Set(['0210', '0212']);
const CHANGES: Readonly<Record<string, MandateChange>> = {
  '0230': 'active',
  '0231': 'active',
  '0232': 'cancelled_by_bank',
  '0233': 'cancelled_by_creditor',
  '0234': 'cancelled_by_betalingsservice',
};

/**
 * Reads a delivery 0603: mandates that are active, new or cancelled. The code says which, not the section: 0230 has been seen in
 * section 0212. No amounts stand in it, so the totals hold counts alone.
 */
export function createReader0603(): ReturnReader {
  return createReturnReader({
    type: '0603',
    sections: SECTIONS,
    readRecord,
    amountFits: () => true,
    sectionOver: () => undefined,
  });
}

function readRecord(record: ReturnRecord): ReturnEntry {
  const { line, name, section, position } = record;
  const code = codeOf(line);
  const change = name === '042' ? CHANGES[code] : undefined;
  if (change === undefined || section === null) return noticeOf(record, codeOfOther(record, SECTIONS));
  const customerNumber = bareTextAt(line, MANDATE.customerNumber);
  if (customerNumber === '') throw badField(line, MANDATE.customerNumber, 'a mandate without a customer number');
  return {
    entry: 'mandate',
    line: line.line,
    position,
    change,
    code,
    creditor: { by: 'pbs_number', number: section.pbsNumber },
    bsDebtorGroup: digitsAt(line, MANDATE.bsDebtorGroup),
    customerNumber,
    mandateNumber: digitsAt(line, MANDATE.mandateNumber),
    // Mandates are older than the calendar that Termin bills by, and an end lies ahead: 99 is 2099 there.
    from: dateAt(line, MANDATE.from, 'unknown'),
    to: dateAt(line, MANDATE.to, 'next_century'),
  };
}
