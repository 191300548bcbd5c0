import type { Request } from 'express';
import type { z } from 'zod';
import { CSV_DIALECTS, type CsvFormat } from './csv-cells.ts';
import { includable, listedItem } from './pages.ts';
import { invalidField } from './problem.ts';
import type { Route } from './route.ts';

/**
 * What of a list is asked for as CSV, by `format` or else by `Accept`; null for JSON. Fields that are there by `include` alone and not asked for are
 * left out. @throws ApiProblem 422 where a page is asked for too.
 */
export function csvRequest(
  req: Request,
  { path, schemas }: Route,
): { item: z.ZodType; format: CsvFormat; fileName: string; leftOut: ReadonlySet<string> } | null {
  const item = listedItem(schemas.answer);
  const format = formatOf(req);
  if (item === null || format === null) return null;
  for (const name of ['limit', 'cursor', 'summary']) {
    if (name in req.query) {
      throw invalidField({ path: `/query/${name}`, code: 'not_with_csv', message: 'CSV holds the whole list' });
    }
  }
  const leftOut = new Set(includable(schemas.query).filter((name) => name !== req.query['include']));
  return { item, format, leftOut, fileName: `${path.slice(path.lastIndexOf('/') + 1)}.csv` };
}

function formatOf(req: Request): CsvFormat | null {
  const { format } = req.query;
  if (format === undefined) return req.accepts(['application/json', 'text/csv']) === 'text/csv' ? 'csv' : null;
  return typeof format === 'string' && isCsvFormat(format) ? format : null;
}

function isCsvFormat(format: string): format is CsvFormat {
  return Object.hasOwn(CSV_DIALECTS, format);
}
