import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { PROJECT_ROOT } from '../dev/project-root.ts';

/** Whatever tells a program or the database which day or moment it is. SQL's now() is left to tests as a moment, but not as a day. */
const READS_THE_CLOCK =
  /\bDate\.now\(|\bnew Date\(\)|\bDate\(\)|\bTemporal\.Now\b|\bcurrent_(date|time|timestamp)\b|\blocaltime(stamp)?\b|\bnow\(\)(::date| at time zone)|\bclock_timestamp\(/i;

const HELPER = 'tests/support/test-day.ts';
/**
 * The helper, what says which words are looked for, a workflow, whose clock is the server's, and a table as a package makes it, whose default is
 * compared to the letter.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  HELPER,
  'tests/clock-reads.test.ts',
  'tests/support/former-bill-period.ts',
  'tests/support/former-bill-then-mail.ts',
  'tests/support/restore-snapshot.ts',
]);

const TESTS = [
  '{domain,db,documents,activities,workflows,api,worker,dev,bench,chaos,tests}/**/*.test.ts',
  'tests/**/*.ts',
  'api/test-api*.ts',
  'dev/demo.ts',
  'dev/demo/*.ts',
];

async function readersOfTheClock(paths: readonly string[]): Promise<string[]> {
  const readers: string[] = [];
  for (const path of paths) {
    const lines = (await readFile(join(PROJECT_ROOT, path), 'utf8')).split('\n');
    readers.push(...lines.flatMap((line, index) => (READS_THE_CLOCK.test(line) ? `${path}:${index + 1}` : [])));
  }
  return readers;
}

test('no test reads today but through the one helper, which says how long that lasts', async () => {
  const paths = [...new Set(globSync(TESTS, { cwd: PROJECT_ROOT }))].filter((path) => !ALLOWED.has(path));
  expect(paths.length).toBeGreaterThan(200);
  expect(await readersOfTheClock(paths)).toEqual([]);
});

test('a reader of the clock is found', async () => {
  expect(await readersOfTheClock([HELPER])).toHaveLength(1);
  for (const text of ['Date.now()', 'new Date()', 'current_date', 'now()::date', '(now() at time zone z)::date']) {
    expect(text).toMatch(READS_THE_CLOCK);
  }
  for (const text of ['new Date(BILLED_AT_MS)', 'performance.now()', "now() - '7 hours'::interval"]) {
    expect(text).not.toMatch(READS_THE_CLOCK);
  }
});
