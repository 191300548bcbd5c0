import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { PROJECT_ROOT } from '../project-root.ts';
import { compareWithReadme } from './compare-with-readme.ts';

let readme: string;
let table: string[];
let summary: string;
beforeAll(async () => {
  readme = await readFile(join(PROJECT_ROOT, 'README.md'), 'utf8');
  const lines = readme.split('\n');
  const begin = lines.findIndex((line) => line.startsWith('Invoice '));
  const end = lines.findIndex((line) => line.startsWith('All '));
  table = lines.slice(begin, end - 1);
  summary = lines[end] ?? '';
});

test('a table of another day, in another order and with wider columns, is that of README.md', () => {
  const [headings = '', rule = '', ...rows] = table.map((line) =>
    line.replaceAll('2026-', '2031-').replace(/line \d$/, 'line 12'),
  );
  const wider = [headings, rule, ...rows.toReversed()].map(
    (line, index) => `${line.slice(0, 7)}${index === 1 ? '─' : ' '}${line.slice(7)}`,
  );
  expect(compareWithReadme(readme, { table: wider, summary })).toEqual([]);
});

test.each<[string, (line: string) => string]>([
  ['another amount', (line) => line.replace('747.50', '747.51')],
  ['another outcome', (line) => line.replace('rejected', 'paid    ')],
  ['another kind of payment line', (line) => line.replace('drawn on 2', '+71<       ')],
  ['another heading', (line) => line.replace('Open', 'Left')],
])('%s is not', (_, change) => {
  expect(compareWithReadme(readme, { table: table.map(change), summary })).not.toEqual([]);
});

test('nor is a row that is printed once and shown twice, or another last line', () => {
  expect(compareWithReadme(readme, { table: table.slice(0, -1), summary })).toHaveLength(1);
  expect(compareWithReadme(readme, { table, summary: 'All 11 invoices' })).toHaveLength(1);
});
