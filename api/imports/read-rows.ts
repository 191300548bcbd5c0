import { withoutGuard } from '../http/formula-guard.ts';
import { utf8Of } from './decode-file.ts';
import { checkHeader, type Header } from './check-header.ts';
import type { Column } from './column.ts';
import type { FileForm } from './import-kind.ts';
import type { RowError } from './row-error.ts';
import { createNumberSpelling, type NumberSpelling } from './number-spelling.ts';
import { readCsv, separatorOf } from './read-csv.ts';
import { UnreadableCsv } from './unreadable-csv.ts';

/** As many as are checked and written in some seconds, in one transaction. */
export const MAX_IMPORT_ROWS = 50_000;

export interface Row {
  readonly line: number;
  /** Those that are not empty. */
  readonly cells: ReadonlyMap<Column, string>;
}

export interface FileRows {
  readonly spelling: NumberSpelling;
  /** How many were read, those with too few or too many cells included. */
  readonly count: number;
  readonly rows: readonly Row[];
  /** How many of those read tell of what is over. */
  readonly over: number;
  /** The headers of the columns that are passed over. */
  readonly ignoredColumns: readonly string[];
  readonly errors: readonly RowError[];
}

/** The rows of a file that can be read, and what is wrong with its form. */
export async function readRows(form: FileForm, content: Uint8Array): Promise<FileRows> {
  const rows: Row[] = [];
  const errors: RowError[] = [];
  let header: Header | null = null;
  let count = 0;
  let over = 0;
  let spelling = createNumberSpelling(',');
  const result = (...more: readonly RowError[]) => ({
    spelling: spelling.result(),
    count,
    rows,
    over,
    ignoredColumns: header?.ignored ?? [],
    errors: [...errors, ...more],
  });
  try {
    const text = await utf8Of(content);
    const separator = separatorOf(text);
    spelling = createNumberSpelling(separator);
    for await (const record of readCsv(text, separator)) {
      const { line, cells } = record;
      if (header === null) {
        const checked = checkHeader(form, record);
        if ('errors' in checked) return result(...checked.errors);
        header = checked;
        continue;
      }
      if (count === MAX_IMPORT_ROWS) {
        const message = `At most ${MAX_IMPORT_ROWS} rows are imported from one file`;
        return result({ line, column: null, code: 'too_many_rows', message, given: `${MAX_IMPORT_ROWS}` });
      }
      count += 1;
      if (cells.length === header.width && header.isOver(cells)) {
        over += 1;
      } else if (cells.length === header.width) {
        const row = { line, cells: cellsOf(header, cells) };
        for (const [{ type }, cell] of row.cells) if (type === 'decimal') spelling.add(cell);
        rows.push(row);
      } else {
        const message = `The row has ${cells.length} cells, the header has ${header.width}`;
        const given = `${cells.length}, ${header.width}`;
        errors.push({ line, column: null, code: 'wrong_number_of_cells', message, given });
      }
    }
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
    return result(error.rowError);
  }
  return header === null
    ? result({ line: 1, column: null, code: 'empty_file', message: 'The file has no header' })
    : result();
}

function cellsOf({ columns }: Header, cells: readonly string[]): ReadonlyMap<Column, string> {
  return new Map(
    columns.flatMap(({ column, index }) => {
      const cell = cells[index] ?? '';
      return cell === '' ? [] : [[column, withoutGuard(cell)] as const];
    }),
  );
}
