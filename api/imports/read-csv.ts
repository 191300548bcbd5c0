import { isUtf8 } from 'node:buffer';
import type { Writable } from 'node:stream';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import type { RowError } from './import-report.ts';

/** What stands between two cells: a comma, or the semicolon that programs set to Danish write. */
export type Separator = ',' | ';';

export interface CsvRecord {
  /** The line on which it begins, counted from 1. */
  readonly line: number;
  /** Without blanks around them. */
  readonly cells: readonly string[];
}

/** Why a file cannot be read on. */
export class UnreadableCsv extends Error {
  readonly rowError: RowError;

  constructor(rowError: RowError) {
    super(rowError.message);
    this.rowError = rowError;
  }
}

/** More than the header of any import. */
const HEADER_BYTES = 10_000;
/** As much as is read before others get their turn. */
const CHUNK_BYTES = 65_536;
/** As many lines as are looked through before others get their turn. */
const LINES_A_TURN = 10_000;
const LINE_FEED = 0x0a;
const LINE_END = /\r\n|\n|\r/g;

/** The separator that the header is written with; no header of ours holds either. */
export function separatorOf(content: Uint8Array): Separator {
  const lines = new TextDecoder().decode(content.subarray(0, HEADER_BYTES)).split(LINE_END);
  return lines.find((line) => line.trim() !== '')?.includes(';') === true ? ';' : ',';
}

/**
 * The records of a CSV file (RFC 4180) in UTF-8, with or without a byte order mark, lines ending in any of the three ways; the
 * header is the first of them. Lines that are empty, or hold nothing but separators, are left out.
 * @throws UnreadableCsv where the bytes are not UTF-8 or the quotation marks do not match
 */
export async function* readCsv(content: Uint8Array, separator: Separator): AsyncGenerator<CsvRecord> {
  if (!isUtf8(content)) {
    throw new UnreadableCsv({
      line: await firstLineOfOtherBytes(content),
      column: null,
      code: 'not_utf8',
      message: 'The file is not UTF-8: save it as CSV UTF-8',
    });
  }
  const parsed: { cells: readonly string[]; emptyLines: number }[] = [];
  const parser = parse({
    bom: true,
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    // Told by the number of cells, so that the other rows are read all the same.
    relax_column_count: true,
    skip_empty_lines: true,
    // Taken here and not from the stream, which reads ahead and drops what it has read where it fails.
    on_record: (cells: string[], { empty_lines: emptyLines }) => {
      parsed.push({ cells, emptyLines });
      return null;
    },
  });
  // Told to who writes, too.
  parser.on('error', () => undefined).resume();
  let line = 1;
  let emptyLines = 0;
  function* takeParsed(): Generator<CsvRecord> {
    for (const record of parsed.splice(0)) {
      line += record.emptyLines - emptyLines;
      ({ emptyLines } = record);
      const cells = record.cells.map((cell) => cell.trim());
      if (cells.some((cell) => cell !== '')) yield { line, cells };
      line += record.cells.reduce((sum, cell) => sum + (cell.match(LINE_END)?.length ?? 0), 1);
    }
  }
  try {
    for (let start = 0; start < content.length; start += CHUNK_BYTES) {
      await writeTo(parser, content.subarray(start, start + CHUNK_BYTES));
      yield* takeParsed();
      await othersTurn();
    }
    await endOf(parser);
    yield* takeParsed();
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield* takeParsed();
    throw new UnreadableCsv({
      line: line + parser.info.empty_lines - emptyLines,
      column: null,
      code: 'malformed_csv',
      message:
        'Quotation marks stand around a whole cell and come in pairs; inside a cell each is written twice. The rest of the file was not read',
    });
  }
}

const settled =
  (resolve: () => void, reject: (error: Error) => void) =>
  (error?: Error | null): void =>
    error === undefined || error === null ? resolve() : reject(error);

const writeTo = (parser: Writable, chunk: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    parser.write(chunk, settled(resolve, reject));
  });

const endOf = (parser: Writable): Promise<void> =>
  new Promise((resolve, reject) => {
    parser.end(settled(resolve, reject));
  });

async function firstLineOfOtherBytes(content: Uint8Array): Promise<number> {
  let line = 1;
  for (let start = 0; ; line += 1) {
    if (line % LINES_A_TURN === 0) await othersTurn();
    const end = content.indexOf(LINE_FEED, start);
    if (end < 0 || !isUtf8(content.subarray(start, end))) return line;
    start = end + 1;
  }
}
