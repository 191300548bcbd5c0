import type { Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { CSV_DIALECTS, csvCell, type CsvFormat } from './csv-cells.ts';
import { csvColumnsOf } from './csv-columns.ts';
import type { ListPage, PageQuery } from './pages.ts';

/** So many rows are read and held at a time, however long the list is; few enough that other requests hardly wait for them. */
const ROWS_AT_A_TIME = 250;

/**
 * Answers a whole list as CSV, page by page, as fast as the reader takes it. What is refused is refused before anything is sent; where it
 * fails later the connection is cut, so that nobody takes a part for the whole.
 */
export async function sendCsv(
  res: Response,
  {
    item,
    format,
    fileName,
    leftOut,
    readPage,
    log,
  }: {
    item: z.ZodType;
    format: CsvFormat;
    fileName: string;
    /** Fields of a row that have no column. */
    leftOut: ReadonlySet<string>;
    readPage: (page: PageQuery) => Promise<ListPage>;
    log: Logger;
  },
): Promise<void> {
  const dialect = CSV_DIALECTS[format];
  const columns = csvColumnsOf(item).filter(({ path: [field = ''] }) => !leftOut.has(field));
  const first = await readPage({ limit: ROWS_AT_A_TIME });
  async function* records(): AsyncGenerator<string[]> {
    for (let page: ListPage | null = first; page !== null; page = await pageAfter(page)) {
      for (const row of page.data) yield columns.map((column) => csvCell(row, column, dialect));
    }
  }
  const pageAfter = async ({ nextCursor }: ListPage): Promise<ListPage | null> =>
    nextCursor === null ? null : readPage({ limit: ROWS_AT_A_TIME, cursor: nextCursor });

  res.status(200);
  res.setHeader('Content-Type', 'text/csv; charset=utf-8; header=present');
  res.setHeader('Content-Disposition', `attachment; filename="${fileName}"`);
  const toCsv = stringify({
    bom: dialect.bom,
    delimiter: dialect.delimiter,
    record_delimiter: '\r\n',
    header: true,
    columns: columns.map(({ name }, index) => ({ key: index.toString(), header: name })),
  });
  try {
    await pipeline(records(), toCsv, res);
  } catch (error) {
    // A reader that goes away is no failure of ours.
    if (!isPrematureClose(error)) log.error({ err: error }, 'a CSV answer was cut off');
  }
}

function isPrematureClose(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
