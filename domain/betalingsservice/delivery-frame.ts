import type { CivilDate } from '../calendar/calendar.ts';
import { badField, dateAt, digitsAt, isBlankAt, isTextAt } from '../records/read-fields.ts';
import { type RecordLine, refusal } from '../records/record-line.ts';
import type { DeliveryType, Subsystem } from './delivery-records.ts';
import { type Positions, RECORD_WIDTH } from '../records/fields.ts';
import { DELIVERY_END, DELIVERY_START, RECORD_HEAD } from './layout-delivery.ts';

/** What BS002 says. */
export interface DeliveryHead {
  readonly dataSupplierNumber: string;
  readonly subsystem: Subsystem;
  /** Ten digits. */
  readonly deliveryNumber: string;
  readonly createdOn: CivilDate | null;
}

/** The section that a record stands in. */
export interface OpenSection {
  readonly pbsNumber: string;
  /** Four digits: 0112, 0211, … */
  readonly section: string;
}

/** What becomes of the lines of a delivery, called in their order. Each line is at least 128 characters wide. */
export interface FrameHandlers {
  /** BS012. */
  openSection(line: RecordLine, section: OpenSection): void;
  /** Whatever stands between: its three digits, and its section, which is null outside of any. */
  record(line: RecordLine, name: string, section: OpenSection | null): void;
  /** A section is over: at its BS092, or without one (null) where the next begins or the delivery ends. */
  closeSection(line: RecordLine | null): void;
  /** BS992. */
  end(line: RecordLine): void;
  /** A line within the delivery that is no record. */
  stray(line: RecordLine): void;
}

export interface DeliveryFrame {
  take(line: RecordLine): void;
  /** @throws ReturnFileError where the delivery has not ended. */
  finish(lines: number): DeliveryHead;
}

/**
 * Holds the order of a delivery's records: BS002, sections from BS012 to BS092, BS992 and nothing more. Lines of a channel before
 * and after it, which do not begin with BS, are passed over; the BS092 may be missing, as it is in files that are known.
 */
export function createDeliveryFrame({
  type,
  handlers,
}: {
  type: DeliveryType;
  handlers: FrameHandlers;
}): DeliveryFrame {
  let head: DeliveryHead | null = null;
  let section: OpenSection | null = null;
  let ended = false;

  const closeSection = (line: RecordLine | null): void => {
    if (section === null) return;
    section = null;
    handlers.closeSection(line);
  };
  const takeRecord = (line: RecordLine, name: string): void => {
    if (name === MOST_RECORDS && section !== null) {
      demandSame(line, RECORD_HEAD.pbsNumber, section.pbsNumber);
      handlers.record(line, name, section);
      return;
    }
    if (ended) throw badOrder(line, 'a record after the end of the delivery');
    if ((head === null) !== (name === '002')) {
      throw badOrder(
        line,
        head === null ? 'a record before the start of the delivery' : 'a second start of a delivery',
      );
    }
    switch (name) {
      case '002':
        head = readHead(line, type);
        return;
      case '012':
        closeSection(null);
        section = { pbsNumber: digitsAt(line, RECORD_HEAD.pbsNumber), section: digitsAt(line, RECORD_HEAD.code) };
        handlers.openSection(line, section);
        return;
      case '092':
        if (section === null) throw badOrder(line, 'the end of a section that has not begun');
        demandSame(line, RECORD_HEAD.pbsNumber, section.pbsNumber);
        demandSame(line, RECORD_HEAD.code, section.section);
        closeSection(line);
        return;
      case '992':
        closeSection(null);
        if (head !== null) demandSame(line, DELIVERY_END.dataSupplierNumber, head.dataSupplierNumber);
        if (head !== null) demandSame(line, DELIVERY_END.subsystem, head.subsystem);
        demandSame(line, DELIVERY_END.type, type);
        handlers.end(line);
        ended = true;
        return;
      default:
        if (section !== null && CREDITOR_RECORDS.has(name)) demandSame(line, RECORD_HEAD.pbsNumber, section.pbsNumber);
        handlers.record(line, name, section);
    }
  };
  return {
    take(line) {
      const { text } = line;
      if (text.startsWith('BS')) takeRecord(fitted(line), nameOf(line));
      else if (head !== null && !ended && !isBlankAt(line, [1, text.length])) handlers.stray(line);
    },
    finish(lines) {
      const last = { line: Math.max(lines, 1) };
      if (head === null) throw refusal(last, { code: 'unknown_format', message: 'no start of a delivery' });
      if (!ended) throw refusal(last, { code: 'cut_off', message: 'the delivery has no end record' });
      return head;
    },
  };
}

/** Records whose layout is known: their creditor is that of their section. */
const CREDITOR_RECORDS: ReadonlySet<string> = new Set(['022', '042', '052', '062']);

/** The three digits after BS. */
function nameOf(line: RecordLine): string {
  return isTextAt(line, RECORD_HEAD.number, MOST_RECORDS) ? MOST_RECORDS : sliceOf(line, RECORD_HEAD.number);
}

const MOST_RECORDS = '042';

/** Blanks at the end may be left off, and more of them may be there. */
function fitted(line: RecordLine): RecordLine {
  const { text } = line;
  if (text.length === RECORD_WIDTH) return line;
  if (text.length < RECORD_WIDTH) return { ...line, text: text.padEnd(RECORD_WIDTH) };
  const beyond: Positions = [RECORD_WIDTH + 1, text.length];
  if (!isBlankAt(line, beyond)) throw badField(line, beyond, `a record has ${RECORD_WIDTH} positions`);
  return { ...line, text: text.slice(0, RECORD_WIDTH) };
}

function readHead(line: RecordLine, type: DeliveryType): DeliveryHead {
  const { dataSupplierNumber, subsystem, deliveryNumber, createdOn } = DELIVERY_START;
  if (sliceOf(line, DELIVERY_START.type) !== type) {
    throw refusal(line, { column: DELIVERY_START.type[0], code: 'unknown_format', message: `no delivery ${type}` });
  }
  const system = sliceOf(line, subsystem);
  if (system !== 'BS1' && system !== 'KR9') throw badField(line, subsystem, 'neither BS1 nor the test system KR9');
  return {
    dataSupplierNumber: digitsAt(line, dataSupplierNumber),
    subsystem: system,
    deliveryNumber: digitsAt(line, deliveryNumber),
    createdOn: dateAt(line, createdOn),
  };
}

function demandSame(line: RecordLine, at: Positions, expected: string): void {
  if (!isTextAt(line, at, expected)) throw badField(line, at, `not ${expected}, as above`);
}

function sliceOf({ text }: RecordLine, at: Positions): string {
  return text.slice(at[0] - 1, at[1]);
}

function badOrder(line: RecordLine, message: string): Error {
  return refusal(line, { code: 'bad_order', message });
}
