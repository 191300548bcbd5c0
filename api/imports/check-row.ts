import { z } from 'zod';
import { fieldErrors } from '../http/field-errors.ts';
import type { Column, ImportKind } from './import-kind.ts';
import type { RowError } from './import-report.ts';
import type { CsvRecord, Separator } from './read-csv.ts';
import { readDecimal } from './read-decimal.ts';

export interface CheckedRow<Input> {
  readonly line: number;
  /** Null where the row has an error. */
  readonly input: Input | null;
  /** What no two may share, also of a row with errors elsewhere; null where it is left out or is wrong itself. */
  readonly key: string | null;
  readonly errors: readonly RowError[];
}

/** Holds one row against the schema that a POST is held against. An empty cell is a field left out. */
export function checkRow<Schema extends z.ZodObject>(
  kind: ImportKind<Schema>,
  { line, cells }: CsvRecord,
  { columns, separator }: { columns: readonly Column[]; separator: Separator },
): CheckedRow<z.output<Schema>> {
  if (cells.length !== columns.length) {
    const message = `The row has ${cells.length} cells, the header has ${columns.length}`;
    return { line, input: null, key: null, errors: [{ line, column: null, code: 'wrong_number_of_cells', message }] };
  }
  const { body, headers, ambiguous } = toBody(kind, { cells, columns, separator });
  const parsed = kind.schema.safeParse(body);
  const errors = [
    ...ambiguous.map((column) => ({
      line,
      column,
      code: 'ambiguous_number',
      message: 'Write a thousand and more without a point between the digits, decimals after a comma: 1234,50',
    })),
    ...(parsed.success ? [] : fieldErrors(parsed.error)).map(({ path, code, message }) => ({
      line,
      column: headers.get(path) ?? null,
      code,
      message,
    })),
  ];
  return { line, input: parsed.success && errors.length === 0 ? parsed.data : null, key: keyOf(kind, body), errors };
}

/** The body that a POST would have, and the header of the column that each of its values comes from, by JSON pointer. */
function toBody<Schema extends z.ZodObject>(
  kind: ImportKind<Schema>,
  { cells, columns, separator }: { cells: readonly string[]; columns: readonly Column[]; separator: Separator },
) {
  const fields: Record<string, string> = {};
  const lists: Record<string, string[]> = {};
  // What is left out is told at the first column of its field.
  const headers = new Map(kind.columns.toReversed().map(({ field, header }) => [`/${field}`, header]));
  const ambiguous: string[] = [];
  for (const column of kind.columns) {
    const { header, field, isList, isDecimal } = column;
    const cell = cells[columns.indexOf(column)] ?? '';
    if (cell === '') continue;
    const value = isDecimal === true ? readDecimal(cell, separator) : cell;
    if (value === null) ambiguous.push(header);
    if (isList === true) {
      const list = (lists[field] ??= []);
      headers.set(`/${field}/${list.length}`, header);
      list.push(value ?? cell);
    } else {
      fields[field] = value ?? cell;
    }
  }
  return { body: { ...fields, ...lists }, headers, ambiguous };
}

function keyOf<Schema extends z.ZodObject>({ schema, key }: ImportKind<Schema>, body: Record<string, unknown>) {
  const field = schema.shape[key.field];
  const parsed = field === undefined ? null : z.safeParse(field, body[key.field]);
  return parsed?.success === true && typeof parsed.data === 'string' ? parsed.data : null;
}
