import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { type CsvRecord, readCsv, separatorOf, UnreadableCsv } from './read-csv.ts';

/** The records up to where the file can be read, and why not further. */
async function read(file: string | Uint8Array): Promise<{ records: CsvRecord[]; error: [number, string] | null }> {
  const content = typeof file === 'string' ? Buffer.from(file) : file;
  const records: CsvRecord[] = [];
  try {
    for await (const record of readCsv(content, separatorOf(content))) records.push(record);
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
    return { records, error: [error.rowError.line, error.rowError.code] };
  }
  return { records, error: null };
}

test.each([
  ['a;b\n1,5;2', ';'],
  ['a,b\n1;5,2', ','],
  ['\n\r\na;b\n', ';'],
  ['a\n1;2', ','],
])('the separator is that of the header: %j', async (file, separator) => {
  expect(separatorOf(Buffer.from(file))).toBe(separator);
});

test('a record has the line on which it begins, over empty lines, line ends of three kinds and cells of several lines', async () => {
  const file = '\uFEFFa,b\r\n1,"x\r\ny"\r\n\r\n\n2,3\r4,"p\n\n\nq"\n,\n , \n5,6';
  expect((await read(file)).records).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['1', 'x\r\ny'] },
    { line: 6, cells: ['2', '3'] },
    { line: 7, cells: ['4', 'p\n\n\nq'] },
    { line: 13, cells: ['5', '6'] },
  ]);
});

test('blanks around a cell are no part of it, and a doubled quotation mark is one', async () => {
  expect((await read('a;b\n  x  ;"5"" skærm; stor"')).records[1]?.cells).toEqual(['x', '5" skærm; stor']);
});

test('whatever is written as CSV is read again, in chunks of any size', async () => {
  const cell = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.toWellFormed().trim());
  const table = fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const file = Buffer.from(stringify([['a', 'b', 'c'], ...rows], { quoted: true, delimiter: ';' }));
      const { records, error } = await read(file);
      expect(error).toBeNull();
      expect(records.slice(1).map(({ cells }) => cells)).toEqual(rows);
    }),
    { numRuns: 50 },
  );
});

test('a file of many chunks comes out whole and in order', async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => `${index},æøå`);
  const { records } = await read(`a,b\n${rows.join('\n')}\n`);
  expect(records.slice(1).map(({ line, cells }) => [line, cells.join(',')])).toEqual(
    rows.map((row, index) => [index + 2, row]),
  );
});

describe('what cannot be read', () => {
  test('bytes that are not UTF-8 are told with their line', async () => {
    const file = Buffer.concat([Buffer.from('a,b\n1,2\n'), Buffer.from('Sønderborg,3\n', 'latin1')]);
    expect(await read(file)).toEqual({ records: [], error: [3, 'not_utf8'] });
  });

  test('UTF-16 is no UTF-8', async () => {
    expect((await read(Buffer.from('\uFEFFa,b', 'utf16le'))).error).toEqual([1, 'not_utf8']);
  });

  test.each([
    ['a quotation mark inside a cell', 'a,b\n1,2\n\n3,5" skærm\n6,7', 4],
    ['text after a closing quotation mark', 'a,b\n1,2\n"3"x,4\n6,7', 3],
    ['a quotation mark that is never closed', 'a,b\n1,2\n3,"4\n5,6\n', 3],
  ])('%s is told with the line of its record, after the records before it', async (_name, file, line) => {
    const { records, error } = await read(file);
    expect(error).toEqual([line, 'malformed_csv']);
    expect(records.map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });
});
