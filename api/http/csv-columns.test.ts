import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { csvCell, CSV_DIALECTS } from './csv-cells.ts';
import { csvColumnsOf } from './csv-columns.ts';
import { amount, shortDecimal } from './fields.ts';
import { guardFormula, withoutGuard } from './formula-guard.ts';

const namesOf = (schema: z.ZodType) => csvColumnsOf(schema).map(({ name }) => name);

test('columns are the JSON paths of all fields, in the order of the schema', () => {
  const inner = z.strictObject({ to: z.string() }).nullable();
  const named = z.strictObject({ from: z.string(), inner }).meta({ id: 'NamedOfATest' });
  const schema = z.strictObject({
    z: z.string(),
    period: named.nullable(),
    again: named.optional(),
    a: z.int(),
  });
  expect(namesOf(schema)).toEqual(['z', 'period.from', 'period.inner.to', 'again.from', 'again.inner.to', 'a']);
});

test('an array of so many at most has a column for each, any other is one column of JSON', () => {
  const schema = z.strictObject({
    addressLines: z.array(z.string()).max(3),
    changes: z.array(z.strictObject({ field: z.string() })),
    key: z.record(z.string(), z.unknown()).nullable(),
  });
  expect(namesOf(schema)).toEqual(['addressLines.0', 'addressLines.1', 'addressLines.2', 'changes', 'key']);
  const row = { addressLines: ['Prøvevej 1', 'st. tv.'], changes: [{ field: 'æ' }], key: null };
  expect(csvColumnsOf(schema).map((column) => csvCell(row, column, CSV_DIALECTS.csv))).toEqual([
    'Prøvevej 1',
    'st. tv.',
    '',
    '[{"field":"æ"}]',
    '',
  ]);
});

test('what is one of several shapes has the columns of all of them, each once', () => {
  const terms = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('net_days'), days: z.int() }),
    z.strictObject({ kind: z.literal('fixed_day'), day: z.int() }),
  ]);
  const columns = csvColumnsOf(z.strictObject({ terms: terms.nullable(), either: z.union([z.string(), z.int()]) }));
  expect(columns.map(({ name }) => name)).toEqual(['terms.kind', 'terms.days', 'terms.day', 'either']);
  const row = { terms: { kind: 'fixed_day', day: 15 }, either: 7 };
  expect(columns.map((column) => csvCell(row, column, CSV_DIALECTS.csv))).toEqual(['fixed_day', '', '15', '7']);
});

test('numbers and decimals take the decimal sign of the format and no apostrophe, texts stay as they are', () => {
  const schema = z.strictObject({
    n: z.number(),
    total: amount(),
    price: shortDecimal('1').nullable(),
    version: z.string(),
  });
  const cellsOf = (dialect: (typeof CSV_DIALECTS)[keyof typeof CSV_DIALECTS]) =>
    csvColumnsOf(schema).map((column) =>
      csvCell({ n: -1.5, total: '-12.50', price: '0.125', version: '1.5' }, column, dialect),
    );
  expect(cellsOf(CSV_DIALECTS.csv)).toEqual(['-1.5', '-12.50', '0.125', '1.5']);
  expect(cellsOf(CSV_DIALECTS['csv-excel'])).toEqual(['-1,5', '-12,50', '0,125', '1.5']);
});

test('a text that has an apostrophe before such a sign has one more, so that the text can be told from the guard', () => {
  for (const [text, cell] of [
    ["'=1", "''=1"],
    ["''=1", "'''=1"],
    ["'a", "'a"],
    ["''", "''"],
    ['=', "'="],
  ] as const) {
    expect(guardFormula(text)).toBe(cell);
    expect(withoutGuard(cell)).toBe(text);
  }
  expect(withoutGuard('=1')).toBe('=1');
});

test.each(['=1+1', '+45 00 00', '-1', '@sum(a1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠a'])(
  'a text that a spreadsheet would take for a formula has an apostrophe before it: %j',
  (text) => {
    const [column] = csvColumnsOf(z.strictObject({ name: z.string() }));
    if (column === undefined) throw new Error('no column');
    for (const dialect of Object.values(CSV_DIALECTS)) {
      expect(csvCell({ name: text }, column, dialect)).toBe(`'${text}`);
      expect(csvCell({ name: `a${text}` }, column, dialect)).toBe(`a${text}`);
    }
  },
);
