import { z } from 'zod';
import type { Language } from '../../domain/calendar/language.ts';
import { flatInTurns, inTurns } from '../http/in-turns.ts';
import type { Column, Effect } from './column.ts';
import { wordsOf } from './import-words.ts';
import type { RowError } from './row-error.ts';

/** More than a person reads: the rest is counted. */
const MAX_LISTED_ERRORS = 1000;

export const importReport = z
  .strictObject({
    dryRun: z.boolean(),
    rows: z.int().meta({ description: 'Records that were read, without the header', example: 120 }),
    created: z.int().meta({ description: 'All or none; in a dry run, how many would be', example: 120 }),
    updated: z.int().meta({ description: 'How many of what was there already were changed', example: 0 }),
    unchanged: z.int().meta({
      description:
        'How many were there already just as the file has them, or are told by an exported list to be billed, withdrawn or ended',
      example: 0,
    }),
    ignoredColumns: z
      .array(z.string())
      .meta({ description: 'Columns of the exported list that were passed over', example: ['createdAt'] }),
    errors: z
      .array(
        z
          .strictObject({
            line: z.int().meta({ description: 'Of the file, from 1: where the record begins', example: 7 }),
            column: z.string().nullable().meta({ description: 'Header; null for the whole row or file' }),
            code: z.string().meta({ description: 'Stable: programs may rely on it', example: 'required' }),
            message: z.string(),
          })
          .meta({ id: 'ImportError' }),
      )
      .meta({ description: `In the order of the lines, at most ${MAX_LISTED_ERRORS}` }),
    moreErrors: z.int().meta({ description: 'How many errors are not listed', example: 0 }),
  })
  .meta({ id: 'ImportReport' });

/** The line with which there are as many errors as are listed: only those up to it are put in order. */
async function lastListedLine(errors: readonly RowError[]): Promise<number> {
  if (errors.length <= MAX_LISTED_ERRORS) return Number.POSITIVE_INFINITY;
  // Numbers alone are sorted by the engine, fifty thousand in a few milliseconds.
  const lines = new Uint32Array(errors.length);
  await inTurns(errors, ({ line }, index) => (lines[index] = line));
  lines.sort();
  return lines[MAX_LISTED_ERRORS - 1] ?? Number.POSITIVE_INFINITY;
}

export async function makeReport({
  dryRun,
  rowCount,
  over,
  effects,
  ignoredColumns,
  errors,
  columns,
  language,
}: {
  dryRun: boolean;
  rowCount: number;
  over: number;
  effects: readonly Effect[];
  ignoredColumns: readonly string[];
  errors: readonly RowError[];
  columns: readonly Column[];
  language: Language;
}): Promise<z.input<typeof importReport>> {
  const counts = { created: 0, updated: 0, unchanged: 0 };
  if (errors.length === 0) await inTurns(effects, (effect) => (counts[effect] += 1));
  const last = await lastListedLine(errors);
  const listed = await flatInTurns(errors, (error) => (error.line <= last ? [error] : []));
  const sorted = listed.toSorted((one, other) => one.line - other.line);
  return {
    dryRun,
    rows: rowCount,
    created: counts.created,
    updated: counts.updated,
    unchanged: counts.unchanged + (errors.length > 0 ? 0 : over),
    ignoredColumns: [...ignoredColumns],
    errors: sorted.slice(0, MAX_LISTED_ERRORS).map((error) => {
      const { line, column, code } = error;
      return { line, column, code, message: wordsOf(error, { language, columns }) };
    }),
    moreErrors: Math.max(0, errors.length - MAX_LISTED_ERRORS),
  };
}
