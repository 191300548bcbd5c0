import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { PROJECT_ROOT } from '../../dev/project-root.ts';
import { anchorsOf, codeSpans, relativeLinks, wideLines } from './markdown.ts';

/** What is typed or printed stands as it is: it has some more room. */
const MAX_COLUMNS = { prose: 150, fenced: 160 };
/** It is read in a terminal, at night. */
const RUNBOOK = 'docs/runbook/';
const RUNBOOK_COLUMNS = { prose: 80, fenced: 80 };
const RULES = 'docs/how/rules.md';
/** Folders of others, and what is made while it runs. */
const NOT_OURS = ['node_modules', '.termin', '.git'];

/** A file or folder, or a pattern of such, below one of the project's own folders: `domain/money/`, `db/migrations/<date>-<what>.ts`. */
const PATH = /^[\w.-]+(\/[\w.*<>-]+)*\/?$/;
const FILE_NAME = /^[\w.-]+\.(ts|mjs|cjs|md|json|yml|sh)$/;
const NAME_IN_SQL = /^[a-z]+(_[a-z0-9]+)+$/;

let files: readonly string[];
let pages: ReadonlyMap<string, string>;
beforeAll(async () => {
  files = await filesBelow('');
  const names = files.filter((name) => name.endsWith('.md'));
  pages = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(PROJECT_ROOT, name), 'utf8')] as const)),
  );
});

/** Every file of the project below a folder, by its path from the root. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(join(PROJECT_ROOT, folder), { withFileTypes: true });
  const found = entries
    .filter(({ name }) => !NOT_OURS.includes(name))
    .map(async (entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
  return (await Promise.all(found)).flat();
}

/** What is wrong with the pages, `page:line what`, as a check of one of them finds it. */
function complaints(check: (page: string, name: string) => { line: number; what: string }[]): string[] {
  return [...pages].flatMap(([name, page]) => check(page, name).map(({ line, what }) => `${name}:${line} ${what}`));
}

test('no line of a page is so wide that it must be scrolled', () => {
  expect([...pages.keys()]).toEqual(expect.arrayContaining(['README.md', 'ARCHITECTURE.md', `${RUNBOOK}README.md`]));
  const wide = complaints((page, name) =>
    wideLines(page, name.startsWith(RUNBOOK) ? RUNBOOK_COLUMNS : MAX_COLUMNS).map((line) => ({
      line,
      what: 'is wide',
    })),
  );
  expect(wide).toEqual([]);
});

test('every link of a page leads to a file that is there, and to a heading that it has', () => {
  const broken = complaints((page, name) =>
    relativeLinks(page).flatMap(({ line, target }) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? name : join(dirname(name), path);
      if (!existsSync(join(PROJECT_ROOT, file))) return [{ line, what: `${target} is not there` }];
      const linked = pages.get(file);
      const isThere = anchor === undefined || linked === undefined || anchorsOf(linked).has(anchor);
      return isThere ? [] : [{ line, what: `${target} has no such heading` }];
    }),
  );
  expect(broken).toEqual([]);
});

test('every file and folder of the project that a page names is there', () => {
  const folders = new Set(files.filter((name) => name.includes('/')).map((name) => name.slice(0, name.indexOf('/'))));
  const names = new Set(files.map((name) => basename(name)));
  const isThere = (path: string) => {
    // What stands for something, as in `<date>-<what>.ts`.
    if (/[*<]/.test(path)) return true;
    if (path.includes('/')) return existsSync(join(PROJECT_ROOT, path));
    return names.has(path);
  };
  const missing = complaints((page) =>
    codeSpans(page).flatMap(({ line, target }) => {
      const [top = ''] = target.split('/');
      const isPath = PATH.test(target) && target.includes('/') && folders.has(top);
      if (!isPath && !FILE_NAME.test(target)) return [];
      return isThere(target) ? [] : [{ line, what: `${target} is not there` }];
    }),
  );
  expect(missing).toEqual([]);
});

test('every constraint, trigger and column that the page of rules names is one of the schema', async () => {
  const migrations = files.filter((name) => name.startsWith('db/migrations/') && name.endsWith('.ts'));
  const sql = (await Promise.all(migrations.map((name) => readFile(join(PROJECT_ROOT, name), 'utf8')))).join('\n');
  const named = codeSpans(pages.get(RULES) ?? '').filter(({ target }) => NAME_IN_SQL.test(target));
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter(({ target }) => !sql.includes(target))).toEqual([]);
});

describe('the checks of pages find what is wrong', () => {
  const page = ['# A heading: of `two`', '[there](b.md#x) [web](https://a.example)', '```', '[not](c.md)', '```'].join(
    '\n',
  );

  test('links in fenced blocks and to other sites are left out', () => {
    expect(relativeLinks(page)).toEqual([{ line: 2, target: 'b.md#x' }]);
  });

  test('anchors are those of GitHub', () => {
    expect([...anchorsOf(page)]).toEqual(['a-heading-of-two']);
  });

  test('a line as wide as allowed is not wide', () => {
    const [five, six, seven] = [5, 6, 7].map((columns) => 'å'.repeat(columns));
    const fenced = ['```', six, seven, '```'].join('\n');
    expect(wideLines(`${five}\n${six}\n${fenced}`, { prose: 5, fenced: 6 })).toEqual([2, 5]);
  });
});
