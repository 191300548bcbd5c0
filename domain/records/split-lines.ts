import { iso88591Decoder } from './iso-8859-1.ts';
import { type RecordLine, refusal } from './record-line.ts';

/** No record and no line of a channel is longer: what is, is no file of records, and must not fill the memory. */
const MAX_LINE = 1024;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

export interface LineSplitter {
  /** @throws ReturnFileError on a line longer than 1024 bytes, and what `onLine` throws. */
  push(bytes: Uint8Array): void;
  /** The last line, where it has no end of its own. Answers how many lines there were. */
  end(): number;
}

/**
 * Takes bytes of ISO-8859-1 apart into lines that end with LF or CRLF, however the bytes are cut into pieces. Each line is a text of its own:
 * a field that is kept keeps no more than its line alive.
 */
export function createLineSplitter(onLine: (line: RecordLine) => void): LineSplitter {
  let begun = '';
  let lines = 0;
  // Records are as wide as the one before, as a rule: to look there first takes half as long as to search.
  let width = 0;
  const emit = (text: string): void => {
    lines += 1;
    demandShort(text, lines);
    onLine({ text, line: lines });
  };
  return {
    push(bytes) {
      const decode = iso88591Decoder(bytes);
      const textOf = (start: number, end: number): string =>
        decode(start, end > start && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end);
      let start = 0;
      for (;;) {
        let end = start + width;
        let text = bytes[end] === LINE_FEED ? textOf(start, end) : null;
        if (text === null || text.includes('\n')) {
          end = bytes.indexOf(LINE_FEED, start);
          if (end === -1) break;
          text = textOf(start, end);
        }
        if (begun === '') width = end - start;
        else if (end === start && begun.endsWith('\r')) begun = begun.slice(0, -1);
        emit(begun + text);
        begun = '';
        start = end + 1;
      }
      begun += decode(start, Math.min(bytes.length, start + MAX_LINE + 2));
      // The CR of a line that just fits may be waiting for its LF.
      demandShort(begun.slice(0, -1), lines + 1);
    },
    end() {
      if (begun !== '') emit(begun.endsWith('\r') ? begun.slice(0, -1) : begun);
      begun = '';
      return lines;
    },
  };
}

function demandShort(text: string, line: number): void {
  if (text.length <= MAX_LINE) return;
  throw refusal({ line }, { column: MAX_LINE + 1, code: 'bad_field', message: `longer than ${MAX_LINE} characters` });
}
