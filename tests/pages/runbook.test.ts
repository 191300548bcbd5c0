import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { parse } from 'yaml';
import { ROUTES } from '../../api/routes.ts';
import { FINDING_KINDS } from '../../api/self-checks/repairs.ts';
import type { TestCreditor } from '../../api/test-api.ts';
import { PROJECT_ROOT } from '../../dev/project-root.ts';
import { openTestApi } from '../support/open-test-api.ts';
import { codeSpans, relativeLinks } from './markdown.ts';

const FOLDER = join(PROJECT_ROOT, 'docs/runbook');
const INDEX = 'README.md';

const pages = new Map<string, string>();
for (const name of await readdir(FOLDER)) pages.set(name, await readFile(join(FOLDER, name), 'utf8'));
const index = pages.get(INDEX) ?? '';

interface Fenced {
  readonly page: string;
  readonly language: string;
  readonly text: string;
}

/** The blocks of a page that are to be copied, without what they are indented by. */
const blocks: readonly Fenced[] = [...pages].flatMap(([page, text]) =>
  [...text.matchAll(/^( *)```(\w+)\n([\s\S]*?)\n\1```$/gm)].map(([, indent = '', language = '', body = '']) => ({
    page,
    language,
    text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  })),
);
const shell = blocks.filter(({ language }) => language === 'sh');

interface Command {
  readonly page: string;
  readonly tool: 'api' | 'post';
  /** Of the API, below /v1. */
  readonly path: string;
  readonly method: string;
}

/** What is asked of the API: in blocks, and in what stands in backticks. */
function commandsOf(page: string, text: string): Command[] {
  return [...text.matchAll(/(?:^|[(&] ?)(api|post) ['"]?([a-z][^\s'"|]*)['"]?([^\n]*)/gm)].map(
    ([, tool = '', path = '', rest = '']) => ({
      page,
      tool: tool === 'post' ? 'post' : 'api',
      path: path.replaceAll(/\$[A-Z]+|<\w+>/g, uuid()),
      method: tool === 'post' ? 'post' : (/--request (\w+)/.exec(rest)?.[1] ?? 'get').toLowerCase(),
    }),
  );
}
const commands = [
  ...shell.flatMap(({ page, text }) => commandsOf(page, text)),
  ...[...pages].flatMap(([page, text]) => codeSpans(text).flatMap(({ target }) => commandsOf(page, target))),
];

const { database, api } = await openTestApi();
let creditor: TestCreditor;
beforeAll(async () => {
  creditor = await api.creditor();
});

describe('the runbook leads from what one sees to a page', () => {
  test('each page stands in the index, and says what one sees and whether money is at risk', () => {
    const linked = new Set(relativeLinks(index).map(({ target }) => target.split('#')[0]));
    const others = [...pages.keys()].filter((name) => name !== INDEX);
    expect(others.filter((name) => !linked.has(name))).toEqual([]);
    const woken = others.filter((name) => pages.get(name)?.includes('**You see**') === true);
    expect(woken.length).toBeGreaterThan(18);
    expect(woken.filter((name) => pages.get(name)?.includes('**Is money at risk?**') !== true)).toEqual([]);
  });

  test('each alert names a page that is there and that names the alert, and the index leads from it to that page', async () => {
    const file = await readFile(join(PROJECT_ROOT, 'deploy/monitoring/alerts.yml'), 'utf8');
    const rules: { alert: string; annotations: { runbook: string } }[] = parse(file).groups.flatMap(
      ({ rules: of }: { rules: unknown[] }) => of,
    );
    const wrong = rules.filter(({ alert, annotations: { runbook } }) => {
      const name = runbook.replace('docs/runbook/', '');
      const led = new RegExp(String.raw`- \`${alert}\`:\s+\[[^\]]+\]\(${name}\)`).test(index);
      return !led || pages.get(name)?.includes(alert) !== true;
    });
    expect(rules.length).toBeGreaterThan(14);
    expect(wrong).toEqual([]);
  });

  test('each code of a finding has its heading, and no other', () => {
    const page = pages.get('a-self-check-has-found-something.md') ?? '';
    const codes = [...page.matchAll(/^### `(\w+)`$/gm)].map(([, code = '']) => code);
    expect(codes.toSorted()).toEqual(Object.keys(FINDING_KINDS).toSorted());
  });

  test('no page has a table: a terminal at night is narrow', () => {
    expect([...pages].flatMap(([name, text]) => (/^\|/m.test(text) ? [name] : []))).toEqual([]);
  });
});

describe('its commands can be copied', () => {
  test('a shell can read every block, and no block has a placeholder that it would take for a file', async () => {
    const run = promisify(execFile);
    for (const { page, text } of shell) {
      expect({ page, placeholder: /<[\w-]+>/.exec(text)?.[0] }).toEqual({ page, placeholder: undefined });
      await run('sh', ['-n', '-c', text]);
    }
    expect(shell.length).toBeGreaterThan(50);
  });

  test('what is asked of the database is asked here too, and all is as it was', async () => {
    const asked = [
      ...blocks.flatMap(({ language, text }) => (language === 'sql' ? text.split(';') : [])),
      ...shell.flatMap(({ text }) =>
        [...text.matchAll(/\bsql [^"\n]*"([^"]+)"/g)].map(([, statement = '']) => statement.replaceAll('$ID', uuid())),
      ),
    ].filter((statement) => !/^\s*(begin|commit)?\s*$/.test(statement));
    expect(asked.length).toBeGreaterThan(15);
    for (const statement of asked) {
      const em = database.orm.em.fork();
      await em.begin();
      try {
        await em.execute(statement);
      } finally {
        await em.rollback();
      }
    }
  });

  test('what is read of the API is read here too', async () => {
    const read = commands.filter(({ method }) => method === 'get');
    expect(read.length).toBeGreaterThan(15);
    for (const { page, path } of read) {
      const statuses: number[] = [];
      for (const key of [creditor.admin, api.operatorKey]) {
        statuses.push((await api.call('get', `/v1/${path}`, { key })).status);
      }
      expect({ page, path, found: statuses.some((status) => status === 200 || status === 404) }).toEqual({
        page,
        path,
        found: true,
      });
      const pattern = path.split('?')[0];
      expect({ page, path, route: routeOf('get', pattern ?? '') }).toEqual({ page, path, route: true });
    }
  });

  test('what is told to the API has its route', () => {
    const told = commands.filter(({ method }) => method !== 'get');
    expect(told.length).toBeGreaterThan(20);
    expect(told.filter(({ method, path }) => !routeOf(method, path))).toEqual([]);
  });
});

function routeOf(method: string, path: string): boolean {
  return ROUTES.some(
    (route) =>
      route.method === method && new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(`/v1/${path}`),
  );
}
