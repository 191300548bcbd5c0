import { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { fieldErrors, readBy } from '../http/field-errors.ts';
import { flatInTurns, inTurns, jsonInTurns, setInTurns } from '../http/in-turns.ts';
import { ApiProblem } from '../http/problem.ts';
import { assembleEntries, type Entry } from './assemble-entries.ts';
import { findPlace } from './find-place.ts';
import type { ImportKind } from './import-kind.ts';
import type { RowError } from './row-error.ts';
import { readRows } from './read-rows.ts';
import { ID_OF_NOTHING, resolveReferences } from './resolve-references.ts';

export interface CheckedFile<Prepared> {
  readonly rowCount: number;
  /** How many rows tell of what is over, and ask for nothing. */
  readonly over: number;
  readonly ignoredColumns: readonly string[];
  readonly keyed: readonly KeyedEntry[];
  /** What is to be written; of a file with errors, a part of it. */
  readonly prepared: readonly Prepared[];
  readonly errors: readonly RowError[];
}

interface KeyedEntry extends Entry {
  /** What no two may share, also of a row with errors elsewhere; null where it is left out or is wrong itself. */
  readonly key: string | null;
}

/** Every error of a file: of its form, its header, each thing by itself, and things that have a key of each other's or one that is taken. */
export async function checkFile<Schema extends z.ZodObject, Prepared>(
  em: EntityManager,
  kind: ImportKind<Schema, Prepared>,
  { creditorId, content }: { creditorId: CreditorId; content: Uint8Array },
): Promise<CheckedFile<Prepared>> {
  const file = await readRows(kind, content);
  const { rows, errors: unresolved } = await resolveReferences(em, {
    columns: kind.columns,
    rows: file.rows,
    creditorId,
  });
  const entries = await assembleEntries(kind, { ...file, rows });
  const keyed = await inTurns(entries, (entry) => ({ ...entry, key: keyOf(kind, entry) }));
  const parsed = await inTurns(keyed, (entry) => ({ entry, result: readBy(kind.schema, entry.body) }));
  const invalid = await flatInTurns(parsed, ({ entry, result }) =>
    result.success
      ? []
      : withoutTold(
          entry,
          fieldErrors(result.error).map((error) => atPlace(kind, { entry, error })),
        ),
  );
  const right = await flatInTurns(parsed, ({ entry, result }) =>
    result.success ? [{ entry, body: result.data }] : [],
  );
  const outcomes = await kind.prepare(em, { creditorId, bodies: await inTurns(right, ({ body }) => body) });
  const prepared: Prepared[] = [];
  const refused: RowError[] = [];
  await inTurns(outcomes, (outcome, index) => {
    const entry = right[index]?.entry;
    if (!(outcome instanceof ApiProblem)) prepared.push(outcome);
    else if (entry !== undefined) refused.push(...refusalsOf(kind, { entry, problem: outcome }));
  });
  const errors = await withoutRepetition(
    file.errors,
    unresolved,
    await flatInTurns(keyed, (entry) => entry.errors),
    invalid,
    refused,
    await keyErrors(em, kind, { creditorId, keyed }),
  );
  return { rowCount: file.count, over: file.over, ignoredColumns: file.ignoredColumns, keyed, prepared, errors };
}

/** That a thing's key is taken by something that is there already. */
export function takenError<Schema extends z.ZodObject, Prepared>(
  kind: ImportKind<Schema, Prepared>,
  entry: Entry,
): RowError {
  const { field = '', takenCode = 'taken' } = kind.key ?? {};
  const message = 'It is there already: an import creates, and changes nothing';
  return { ...findPlace(kind, entry, `/${field}`), code: takenCode, message };
}

async function keyErrors<Schema extends z.ZodObject, Prepared>(
  em: EntityManager,
  kind: ImportKind<Schema, Prepared>,
  { creditorId, keyed }: { creditorId: CreditorId; keyed: readonly KeyedEntry[] },
): Promise<RowError[]> {
  if (kind.key === undefined) return [];
  const { field, selectTaken } = kind.key;
  const keys = await flatInTurns(keyed, ({ key }) => (key === null ? [] : [key]));
  const found =
    selectTaken === undefined
      ? []
      : await em.execute<{ key: string }[]>(selectTaken, [creditorId, await jsonInTurns(keys)]);
  const taken = await setInTurns(found, ({ key }) => [key]);
  const firstLines = new Map<string, number>();
  const errors: RowError[] = [];
  await inTurns(keyed, (entry) => {
    const { key, lines } = entry;
    if (key === null) return;
    const firstLine = firstLines.get(key);
    firstLines.set(key, firstLine ?? lines[0]);
    if (firstLine !== undefined) {
      const message = `Line ${firstLine} has it already`;
      errors.push({
        ...findPlace(kind, entry, `/${field}`),
        code: 'doubled_in_file',
        message,
        given: firstLine.toString(),
      });
    }
    if (taken.has(key)) errors.push(takenError(kind, entry));
  });
  return errors;
}

function keyOf<Schema extends z.ZodObject, Prepared>(
  { schema, key }: ImportKind<Schema, Prepared>,
  { body }: Entry,
): string | null {
  const field = key === undefined ? undefined : schema.shape[key.field];
  const parsed = field === undefined || key === undefined ? null : z.safeParse(field, body[key.field]);
  const value = parsed?.success === true && typeof parsed.data === 'string' ? parsed.data : null;
  return value === ID_OF_NOTHING ? null : value;
}

function refusalsOf<Schema extends z.ZodObject, Prepared>(
  kind: ImportKind<Schema, Prepared>,
  { entry, problem }: { entry: Entry; problem: ApiProblem },
): RowError[] {
  const { code, message, details } = problem;
  if (details.errors === undefined) return [{ line: entry.lines[0], column: null, code, message }];
  return details.errors.map((error) => atPlace(kind, { entry, error }));
}

function atPlace<Schema extends z.ZodObject, Prepared>(
  kind: ImportKind<Schema, Prepared>,
  { entry, error: { path, code, message } }: { entry: Entry; error: { path: string; code: string; message: string } },
): RowError {
  return { ...findPlace(kind, entry, path), code, message };
}

/** What cannot be read is not found wrong as well. */
function withoutTold({ errors: told }: Entry, errors: readonly RowError[]): RowError[] {
  return errors.filter(({ line, column }) => !told.some((one) => one.line === line && one.column === column));
}

/** A number that is not there is found by the file's check and by that of the body. */
async function withoutRepetition(...lists: readonly (readonly RowError[])[]): Promise<RowError[]> {
  const seen = new Set<string>();
  const kept: RowError[] = [];
  for (const errors of lists) {
    await inTurns(errors, (error) => {
      const place = JSON.stringify([error.line, error.column, error.code]);
      if (seen.has(place)) return;
      seen.add(place);
      kept.push(error);
    });
  }
  return kept;
}
