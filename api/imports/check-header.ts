import type { z } from 'zod';
import { type Column, type ImportKind, isRequired } from './import-kind.ts';
import type { RowError } from './import-report.ts';
import type { CsvRecord } from './read-csv.ts';

/** The columns in the order of the file, or every header that is unknown, doubled or missing. */
export function checkHeader<Schema extends z.ZodObject>(
  kind: ImportKind<Schema>,
  { line, cells }: CsvRecord,
): { readonly columns: readonly Column[] } | { readonly errors: readonly RowError[] } {
  const known = cells.flatMap((header) => kind.columns.find((column) => column.header === header) ?? []);
  const errors: RowError[] = [];
  const refuse = (column: string, code: string, message: string) => errors.push({ line, column, code, message });
  for (const [index, header] of cells.entries()) {
    if (!known.some((column) => column.header === header)) {
      refuse(header, 'unknown_column', `Known are ${kind.columns.map((column) => column.header).join(', ')}`);
    } else if (cells.indexOf(header) < index) {
      refuse(header, 'doubled_column', 'The column stands in the header twice');
    }
  }
  for (const column of kind.columns) {
    if (isRequired(kind, column) && !known.includes(column)) {
      refuse(column.header, 'missing_column', 'The file needs this column');
    }
  }
  return errors.length === 0 ? { columns: known } : { errors };
}
