import { decodeIso88591 } from '../iso-8859-1.ts';
import { type RecordLine, refusal } from './record-line.ts';

/** No record and no line of a channel is longer: what is, is no file of records, and must not fill the memory. */
const MAX_LINE = 1024;
/** What is decoded at once: a field that is kept keeps that much alive. */
const WINDOW_BYTES = 65_536;

export interface LineSplitter {
  /** @throws ReturnFileError on a line longer than 1024 bytes, and what `onLine` throws. */
  push(bytes: Uint8Array): void;
  /** The last line, where it has no end of its own. Answers how many lines there were. */
  end(): number;
}

/** Takes bytes of ISO-8859-1 apart into lines that end with LF or CRLF, however the bytes are cut into pieces. */
export function createLineSplitter(onLine: (line: RecordLine) => void): LineSplitter {
  let begun = '';
  let lines = 0;
  const emit = (text: string): void => {
    lines += 1;
    demandShort(text, lines);
    onLine({ text: text.endsWith('\r') ? text.slice(0, -1) : text, line: lines });
  };
  const take = (text: string): void => {
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      emit(begun + text.slice(start, end));
      begun = '';
      start = end + 1;
    }
    begun += text.slice(start);
    demandShort(begun, lines + 1);
  };
  return {
    push(bytes) {
      for (let start = 0; start < bytes.length; start += WINDOW_BYTES) {
        take(decodeIso88591(bytes.subarray(start, start + WINDOW_BYTES)));
      }
    },
    end() {
      if (begun !== '') emit(begun);
      begun = '';
      return lines;
    },
  };
}

function demandShort(text: string, line: number): void {
  if (text.length <= MAX_LINE) return;
  throw refusal({ line }, { column: MAX_LINE + 1, code: 'bad_field', message: `longer than ${MAX_LINE} characters` });
}
