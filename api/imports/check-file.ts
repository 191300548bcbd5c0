import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId } from '../../domain/ids.ts';
import { checkHeader } from './check-header.ts';
import { type CheckedRow, checkRow } from './check-row.ts';
import type { Column, ImportKind } from './import-kind.ts';
import type { RowError } from './import-report.ts';
import { readCsv, separatorOf, UnreadableCsv } from './read-csv.ts';

/** As many as are checked and written in some seconds, in one transaction. */
export const MAX_IMPORT_ROWS = 50_000;

export interface CheckedFile<Input> {
  readonly rows: readonly CheckedRow<Input>[];
  readonly errors: readonly RowError[];
}

/** Every error of a file: of its form, its header, each row by itself, and rows that have a key of each other's or one that is taken. */
export async function checkFile<Schema extends z.ZodObject>(
  em: EntityManager,
  kind: ImportKind<Schema>,
  { creditorId, content }: { creditorId: CreditorId; content: Uint8Array },
): Promise<CheckedFile<z.output<Schema>>> {
  const { rows, errors } = await readRows(kind, content);
  const keyColumn = kind.columns.find(({ field }) => field === kind.key.field)?.header ?? null;
  const taken = await takenKeys(em, kind, { creditorId, rows });
  const firstLines = new Map<string, number>();
  for (const { line, key } of rows) {
    if (key === null) continue;
    const firstLine = firstLines.get(key);
    firstLines.set(key, firstLine ?? line);
    if (firstLine !== undefined) {
      errors.push({ line, column: keyColumn, code: 'doubled_in_file', message: `Line ${firstLine} has it already` });
    }
    if (taken.has(key)) errors.push(takenError(kind, line));
  }
  return { rows, errors };
}

/** That a row's key is taken by something that is there already. */
export function takenError<Schema extends z.ZodObject>({ columns, key }: ImportKind<Schema>, line: number): RowError {
  const column = columns.find(({ field }) => field === key.field)?.header ?? null;
  return { line, column, code: key.takenCode, message: 'It is there already: an import creates, and changes nothing' };
}

async function readRows<Schema extends z.ZodObject>(kind: ImportKind<Schema>, content: Uint8Array) {
  const separator = separatorOf(content);
  const rows: CheckedRow<z.output<Schema>>[] = [];
  const errors: RowError[] = [];
  let columns: readonly Column[] | null = null;
  try {
    for await (const record of readCsv(content, separator)) {
      if (columns === null) {
        const header = checkHeader(kind, record);
        if ('errors' in header) return { rows, errors: [...header.errors] };
        ({ columns } = header);
      } else if (rows.length === MAX_IMPORT_ROWS) {
        const message = `At most ${MAX_IMPORT_ROWS} rows are imported from one file`;
        return { rows, errors: [...errors, { line: record.line, column: null, code: 'too_many_rows', message }] };
      } else {
        const row = checkRow(kind, record, { columns, separator });
        rows.push(row);
        errors.push(...row.errors);
      }
    }
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
    return { rows, errors: [...errors, error.rowError] };
  }
  if (columns === null) errors.push({ line: 1, column: null, code: 'empty_file', message: 'The file has no header' });
  return { rows, errors };
}

async function takenKeys<Schema extends z.ZodObject>(
  em: EntityManager,
  { key }: ImportKind<Schema>,
  { creditorId, rows }: { creditorId: CreditorId; rows: readonly CheckedRow<unknown>[] },
): Promise<ReadonlySet<string>> {
  const keys = rows.flatMap((row) => row.key ?? []);
  const found = await em.execute<{ key: string }[]>(key.selectTaken, [creditorId, JSON.stringify(keys)]);
  return new Set(found.map((row) => row.key));
}
