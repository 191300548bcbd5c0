import { csvColumnsOf } from '../http/csv-columns.ts';
import type { Column } from './column.ts';
import type { FileForm } from './import-kind.ts';
import type { RowError } from './row-error.ts';
import type { CsvRecord } from './read-csv.ts';

export interface Header {
  /** Those that the file has, in the order of the kind, each with its place in the file. */
  readonly columns: readonly { readonly column: Column; readonly index: number }[];
  /** Columns of the exported list that are passed over. */
  readonly ignored: readonly string[];
  /** How many cells a row has. */
  readonly width: number;
  /** Whether the cells of a row tell of what is over. */
  readonly isOver: (cells: readonly string[]) => boolean;
}

/** What the header says, or every column that is unknown, doubled or missing. */
export function checkHeader(
  { columns, listed, over = {} }: FileForm,
  { line, cells }: CsvRecord,
): Header | { readonly errors: readonly RowError[] } {
  const ofList = new Set(listed === undefined ? [] : csvColumnsOf(listed).map(({ name }) => name));
  const known = new Set(columns.map(({ header }) => header));
  const errors: RowError[] = [];
  const refuse = (column: string, code: string, message: string, given = '') =>
    errors.push({ line, column, code, message, given });
  for (const [index, header] of cells.entries()) {
    if (!known.has(header) && !ofList.has(header)) {
      refuse(header, 'unknown_column', `Known are ${[...known].join(', ')}`, [...known].join(', '));
    } else if (cells.indexOf(header) < index) {
      refuse(header, 'doubled_column', 'The column stands in the header twice');
    }
  }
  for (const { header, isNeeded } of columns) {
    if (isNeeded === true && !cells.includes(header)) refuse(header, 'missing_column', 'The file needs this column');
  }
  if (errors.length > 0) return { errors };
  const telling = Object.entries(over).map(([header, tells]) => ({ tells, index: cells.indexOf(header) }));
  return {
    columns: columns
      .map((column) => ({ column, index: cells.indexOf(column.header) }))
      .filter(({ index }) => index >= 0),
    ignored: cells.filter((header) => !known.has(header)),
    width: cells.length,
    isOver: (row) => telling.some(({ tells, index }) => tells(row[index] ?? '')),
  };
}
