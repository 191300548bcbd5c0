import type { Writable } from 'node:stream';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { UnreadableCsv } from './unreadable-csv.ts';

/** What stands between two cells: a comma, the semicolon that programs set to Danish write, or a tab as in what is copied from a spreadsheet. */
export type Separator = ',' | ';' | '\t';

export interface CsvRecord {
  /** The line on which it begins, counted from 1. */
  readonly line: number;
  /** Without blanks around them. */
  readonly cells: readonly string[];
}

/** More than the header of any import. */
const HEADER_BYTES = 10_000;
/** As much as is read before others get their turn: some hundred rows. */
const CHUNK_BYTES = 16_384;
const LINE_END = /\r\n|\n|\r/g;

/** The line before the header by which a file tells Excel its separator. */
const SEPARATOR_LINE = /^"?sep=([;,\t])"?[;,\t]*$/i;
/** What the parser makes of it. */
const SEPARATOR_CELL = /^sep=[;,]?$/i;

/** The separator that the file names, or else that its header is written with; no header of ours holds any of them. */
export function separatorOf(content: Uint8Array): Separator {
  const lines = new TextDecoder().decode(content.subarray(0, HEADER_BYTES)).split(LINE_END);
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const named = SEPARATOR_LINE.exec(first)?.[1] ?? first;
  return ([';', '\t'] as const).find((sign) => named.includes(sign)) ?? ',';
}

/**
 * The records of a CSV file (RFC 4180) in UTF-8, with or without a byte order mark, lines ending in any of the three ways; the
 * header is the first of them. A line that names the separator before it is left out, and so are lines that are empty, or hold nothing but
 * separators.
 * @throws UnreadableCsv where the quotation marks do not match
 */
export async function* readCsv(content: Uint8Array, separator: Separator): AsyncGenerator<CsvRecord> {
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
  let isFirst = true;
  function* takeParsed(): Generator<CsvRecord> {
    for (const record of parsed.splice(0)) {
      line += record.emptyLines - emptyLines;
      ({ emptyLines } = record);
      const cells = record.cells.map((cell) => cell.trim());
      const isShown = cells.some((cell) => cell !== '');
      if (isShown && !(isFirst && namesSeparator(cells))) yield { line, cells };
      isFirst &&= !isShown;
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

function namesSeparator([first = '', ...others]: readonly string[]): boolean {
  return SEPARATOR_CELL.test(first) && others.every((cell) => cell === '');
}
