import { isBlankAt, oreAt, textAt, wholeAt, wholeLine } from '../records/read-fields.ts';
import { type RecordLine, refusal } from '../records/record-line.ts';
import type { NoticeEntry, ReturnEntry, ReturnFileType, ReturnReader } from '../records/return-entry.ts';
import { createLineSplitter } from '../records/split-lines.ts';
import { type OpenSection, createDeliveryFrame } from './delivery-frame.ts';
import type { Positions } from '../records/fields.ts';
import { RECORD_HEAD } from './layout-delivery.ts';
import { RETURN_END, RETURN_SECTION, RETURN_SECTION_END } from './layout-returns.ts';

/** A record within a delivery and what stands around it. */
export interface ReturnRecord {
  readonly line: RecordLine;
  /** Its three digits: 042, 022, … */
  readonly name: string;
  readonly section: OpenSection | null;
  /** Which entry it becomes. */
  readonly position: number;
}

/** What one type of return file has of its own. */
export interface ReturnRules {
  readonly type: Extract<ReturnFileType, '0602' | '0603' | '0621'>;
  /** The sections whose records are known; null where any is taken. */
  readonly sections: ReadonlySet<string> | null;
  /** The one entry that a record becomes. @throws ReturnFileError where a field holds what it cannot hold. */
  readonly readRecord: (record: ReturnRecord) => ReturnEntry;
  /** Whether the amount can be that of what was read since the last section end; `all` is that of the whole delivery. */
  readonly amountFits: (amountOre: bigint, scope: 'section' | 'all') => boolean;
  /** A section is over: its sums go into those of the delivery. */
  readonly sectionOver: () => void;
}

/**
 * A reader of a return delivery: its order, its notices and its totals. Counts and amounts at the end of a section and of the delivery
 * are held where they are given; files are known that leave them blank. The records counted are the BS042.
 */
export function createReturnReader({ type, sections, readRecord, amountFits, sectionOver }: ReturnRules): ReturnReader {
  let entries: ReturnEntry[] = [];
  let position = 0;
  const seen = { sections: 0, groups: new Set<string>(), creditors: new Set<string>(), all: 0, inSection: 0 };

  const frame = createDeliveryFrame({
    type,
    handlers: {
      openSection(line, section) {
        seen.sections += 1;
        seen.creditors.add(section.pbsNumber);
        seen.groups.add(`${section.pbsNumber}/${textAt(line, RETURN_SECTION.bsDebtorGroup)}`);
        seen.inSection = 0;
        if (isKnown(section)) return;
        entries.push(noticeOf({ line, name: '012', section, position: (position += 1) }, 'unknown_section'));
      },
      record(line, name, section) {
        if (name === '042') {
          if (section === null) throw refusal(line, { code: 'bad_order', message: 'a record outside of any section' });
          seen.all += 1;
          seen.inSection += 1;
        }
        entries.push(readRecord({ line, name, section, position: (position += 1) }));
      },
      closeSection(line) {
        if (line !== null) {
          demandCount(line, RETURN_SECTION_END.count, [seen.inSection]);
          demandAmount(line, RETURN_SECTION_END.amountOre, 'section');
        }
        sectionOver();
      },
      end(line) {
        // The files that are known count a creditor's two sections as one.
        demandCount(line, RETURN_END.sections, [seen.sections, seen.groups.size, seen.creditors.size]);
        demandCount(line, RETURN_END.count, [seen.all]);
        demandAmount(line, RETURN_END.amountOre, 'all');
      },
      stray(line) {
        entries.push(noticeOf({ line, name: '', section: null, position: (position += 1) }, 'unknown_record'));
      },
    },
  });
  const isKnown = ({ section }: OpenSection): boolean => sections === null || sections.has(section);
  const demandAmount = (line: RecordLine, at: Positions, scope: 'section' | 'all'): void => {
    if (isBlankAt(line, at) || amountFits(oreAt(line, at), scope)) return;
    throw wrongTotal(line, at, 'the amount is not that of the records');
  };
  const splitter = createLineSplitter((line) => frame.take(line));
  return {
    read(bytes) {
      entries = [];
      splitter.push(bytes);
      return entries;
    },
    finish() {
      entries = [];
      const { dataSupplierNumber, deliveryNumber, subsystem, createdOn } = frame.finish(splitter.end());
      const facts = {
        type,
        supplier: dataSupplierNumber,
        deliveryId: deliveryNumber,
        test: subsystem === 'KR9',
        createdOn,
      };
      return { entries, facts };
    },
  };
}

/** The entry of a record that is neither a payment nor a mandate. Nothing of it is lost. */
export function noticeOf(
  { line, section, position }: ReturnRecord,
  code: NoticeEntry['code'],
  customerNumber: string | null = null,
): NoticeEntry {
  return {
    entry: 'notice',
    line: line.line,
    position,
    code,
    creditor: section === null ? null : { by: 'pbs_number', number: section.pbsNumber },
    customerNumber,
    text: wholeLine(line).slice(0, MAX_NOTICE_TEXT),
  };
}

/** The code of a notice for a record that is none of those that tell of money or mandates. */
export function codeOfOther({ name, section }: ReturnRecord, sections: ReadonlySet<string>): NoticeEntry['code'] {
  if (TEXT_RECORDS.has(name)) return 'text';
  if (name !== '042') return 'unknown_record';
  return section !== null && sections.has(section.section) ? 'unknown_code' : 'unknown_section';
}

/** What a record's code says: positions 14-17. */
export function codeOf({ text }: RecordLine): string {
  return text.slice(RECORD_HEAD.code[0] - 1, RECORD_HEAD.code[1]);
}

const MAX_NOTICE_TEXT = 1000;
/** Addresses and free text. */
const TEXT_RECORDS: ReadonlySet<string> = new Set(['022', '052', '062']);

function demandCount(line: RecordLine, at: Positions, counts: readonly number[]): void {
  if (isBlankAt(line, at) || counts.includes(wholeAt(line, at))) return;
  throw wrongTotal(line, at, `the count is not ${counts.join(' or ')}`);
}

function wrongTotal(line: RecordLine, at: Positions, message: string): Error {
  return refusal(line, { column: at[0], code: 'wrong_totals', message: `positions ${at.join('-')}: ${message}` });
}
