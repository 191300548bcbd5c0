import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readSettings as readApiSettings } from '../api/settings.ts';
import { PROJECT_ROOT } from '../dev/project-root.ts';
import { readSettings as readWorkerSettings } from '../worker/settings.ts';

const TOLD = { DATABASE_URL: 'postgresql://db/termin', TEMPORAL_ADDRESS: 'temporal:7233' };
const worker = readWorkerSettings({ ...TOLD, SMTP_URL: 'smtp://mail', DROP_FOLDER: '/drop' }).databaseConnections;
const api = readApiSettings({ ...TOLD, PORT: '0', TERMIN_OPERATOR_KEY: 'none' }).databaseConnections;
/** The migration, the way in for an operator, and what PostgreSQL keeps for superusers. */
const BESIDE = 3 + 1 + 3;
const TEMPORAL = 120;

test('the table of connections is what the settings come to, with one of each more while a version is rolled out', async () => {
  const page = await readFile(join(PROJECT_ROOT, 'docs/how/scaling.md'), 'utf8');
  expect(page).toContain(`**${worker} × (workers + 1) + ${api} × (APIs + 1) + ${BESIDE}**`);
  const rows = [...page.matchAll(/^\| +(\d+) \| +(\d+) \| +(\d+) \| (\d+)/gm)].map((row) => row.slice(1).map(Number));
  expect(rows.length).toBeGreaterThan(3);
  for (const [workers = 0, apis = 0, ...sums] of rows) {
    const alone = worker * (workers + 1) + api * (apis + 1) + BESIDE;
    expect([workers, apis, ...sums]).toEqual([workers, apis, alone, alone + TEMPORAL]);
  }
});

test('the compose file allows as many connections as its services open', async () => {
  const compose = await readFile(join(PROJECT_ROOT, 'docker-compose.yml'), 'utf8');
  const [, allowed = ''] = /max_connections=(\d+)/.exec(compose) ?? [];
  expect(Number(allowed)).toBeGreaterThanOrEqual(worker * 2 + api * 2 + BESIDE + TEMPORAL);
});
