import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { utf8Of } from './decode-file.ts';
import { type CsvRecord, readCsv, separatorOf } from './read-csv.ts';
import { UnreadableCsv } from './unreadable-csv.ts';

/** The records up to where the file can be read, and why not further. */
async function read(file: string | Uint8Array): Promise<{ records: CsvRecord[]; error: [number, string] | null }> {
  const content = typeof file === 'string' ? Buffer.from(file) : file;
  const records: CsvRecord[] = [];
  try {
    const text = await utf8Of(content);
    for await (const record of readCsv(text, separatorOf(text))) records.push(record);
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
  ['a\tb\n1;2\t3,4', '\t'],
  ['sep=;\na;b', ';'],
  ['\uFEFFsep=,\r\na,b', ','],
  ['SEP=\t\na\tb', '\t'],
  ['"sep=;"\na;b', ';'],
  ['sep=,\na;b,c', ','],
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

test.each(['sep=;\r\n', 'sep=;;\n', '"sep=;"\n', '\uFEFFsep=;\n'])(
  'a line that names the separator is no record, and counts as a line: %j',
  async (line) => {
    expect((await read(`${line}a;b\n1,5;2`)).records).toEqual([
      { line: 2, cells: ['a', 'b'] },
      { line: 3, cells: ['1,5', '2'] },
    ]);
    expect((await read(`a;b\nsep=;\n`)).records).toHaveLength(2);
  },
);

test('what Excel writes as CSV, as Unicode text and as CSV UTF-8 is one', async () => {
  const text = 'navn;by\r\nÆblegård “Ærø” – 5 €;Ålborg Ø\r\n';
  const windows = Buffer.from(
    Array.from(text, (sign) => ({ '“': 0x93, '”': 0x94, '–': 0x96, '€': 0x80 })[sign] ?? sign.charCodeAt(0)),
  );
  const { records } = await read(`\uFEFF${text}`);
  expect(records[1]?.cells).toEqual(['Æblegård “Ærø” – 5 €', 'Ålborg Ø']);
  for (const file of [
    text,
    windows,
    Buffer.from(`\uFEFF${text}`, 'utf16le'),
    Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
  ]) {
    expect(await read(file)).toEqual({ records, error: null });
  }
});

test('a long file of windows-1252 comes out whole, wherever it is cut', async () => {
  const rows = Array.from({ length: 30_000 }, (_, index) => `${index};æøåÆØÅ é`);
  const { records } = await read(Buffer.from(`a;b\n${rows.join('\n')}`, 'latin1'));
  expect(records.slice(1).map(({ cells }) => cells.join(';'))).toEqual(rows);
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
  test.each([
    ['UTF-8 in one line and windows-1252 in another', ['a,b\nSøren,2\n', ['Sønderborg,3\n', 'latin1']], 3],
    ['windows-1252 after a byte order mark of UTF-8', ['\uFEFFa,b\n', ['Sønderborg,3\n', 'latin1']], 2],
    ['the letters of a Macintosh', ['a,b\n1,2\n', ['S\u00BFren,3\n', 'latin1']], 3],
    ['the letters of DOS', ['a,b\n', ['S\u009Bren,3\n', 'latin1']], 2],
    ['a byte that windows-1252 has no sign for', ['a,b\n1,2\n', ['\u0081rhus,3\n', 'latin1']], 3],
    ['UTF-16 without a byte order mark', [['a,b', 'utf16le']], 1],
    ['half a character of UTF-16', [['\u00FF\u00FEa', 'latin1']], 1],
  ] as const)('%s is not guessed, and told with its line', async (_name, parts, line) => {
    const file = Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part[0], part[1]))),
    );
    expect(await read(file)).toEqual({ records: [], error: [line, 'not_utf8'] });
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
