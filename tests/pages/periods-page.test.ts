import { expect, test } from '@jest/globals';
import { fillDrawings } from './drawn-blocks.ts';
import { keptPage, readPage } from './kept-page.ts';
import { drawPeriodsPage } from './periods-page.ts';

const PAGE = 'docs/periods.md';

test('the page of periods draws what the code bills', async () => {
  const given = fillDrawings(await readPage(PAGE), drawPeriodsPage());
  expect(await keptPage(PAGE, given)).toBe(given);
});

test('a drawing that has no place on its page is an error, and so is a place without a drawing', () => {
  const page = '<!-- drawn: one -->\n\n```text\nold\n```\n';
  expect(fillDrawings(page, { one: ['new', 'lines'] })).toBe('<!-- drawn: one -->\n\n```text\nnew\nlines\n```\n');
  expect(() => fillDrawings(page, { one: [], two: [] })).toThrow(/places for one; drawn are one, two/);
  expect(() => fillDrawings(page, {})).toThrow(/places for one; drawn are $/);
});
