import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { withClient } from '../dev/postgres.ts';
import { PROJECT_ROOT } from '../dev/project-root.ts';
import { startServices, type Services } from '../dev/services.ts';
import { startStack, type Stack } from '../dev/stack.ts';
import { createTestDatabase, type TestDatabase } from '../dev/test-database.ts';
import { restoreSnapshot } from './support/restore-snapshot.ts';
import { readSnapshots } from './support/snapshots.ts';

const run = promisify(execFile);
const UNTIL_MS = 60_000;
const POLL_MS = 200;
/** Nothing listens on the port of the discard service. */
const NOWHERE = '127.0.0.1:9';
const LATER = '2099-01-01-a-later-one';

let database: TestDatabase;
let folder: string;
let stack: Stack;
let services: Services;
let key: string;
const given = process.env['DATABASE_URL'];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-updating-'));
  const snapshot = (await readSnapshots()).findLast(({ tables }) => !('ledger_transfer' in tables));
  if (snapshot === undefined) throw new Error('no snapshot from before the ledger');
  database = await createTestDatabase({ empty: true });
  await withClient(database.url, (client) => restoreSnapshot(client, snapshot));
}, 60_000);
afterAll(async () => {
  await services.stop();
  await stack.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

async function call<Answer>(
  path: string,
  { method = 'GET', body, as = key }: { method?: string; body?: unknown; as?: string } = {},
): Promise<Answer> {
  const answer = await fetch(`${services.apiUrl}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${as}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect({ path, isRefused: answer.status >= 400 }).toEqual({ path, isRefused: false });
  return (await answer.json()) as Answer;
}

/** Checks now and answers the codes of what is open. */
async function findOpen(): Promise<string[]> {
  const { id } = await call<{ id: string }>('/v1/self-checks', { method: 'POST' });
  const giveUpAtMs = performance.now() + UNTIL_MS;
  while ((await call<{ finishedAt: string | null }>(`/v1/self-checks/${id}`)).finishedAt === null) {
    if (performance.now() > giveUpAtMs) throw new Error('the self-check does not come to its end');
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const { data } = await call<{ data: { code: string }[] }>('/v1/findings?status=open&limit=100');
  return data.map(({ code }) => code);
}

test('the page names the steps that are tried here, in this order', async () => {
  const page = await readFile(join(PROJECT_ROOT, 'docs', 'updating.md'), 'utf8');
  const steps = [...page.matchAll(/^## (\d\. .+)$/gm)].map(([, step]) => step);
  expect(steps).toEqual(['1. Look', '2. Back up', '3. Build', '4. Migrate', '5. Start', '6. Look again']);
});

test('before the migration the new worker and the new API refuse to start and say what to run', async () => {
  for (const service of ['worker', 'api']) {
    const child = spawn(process.execPath, [join(PROJECT_ROOT, service, 'main.ts')], {
      env: {
        ...process.env,
        TZ: 'UTC',
        DATABASE_URL: database.url,
        TEMPORAL_ADDRESS: NOWHERE,
        SMTP_URL: `smtp://${NOWHERE}`,
        DROP_FOLDER: folder,
        PORT: '0',
        TERMIN_OPERATOR_KEY: 'operator-key-of-a-test-0123456789abcdef',
      },
    });
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(log).toContain('Run db/migrate.ts first');
  }
}, 120_000);

test('migrate, start, look again: everything is up, what Temporal has lost is repaired by one call, and nothing is open', async () => {
  await run(process.execPath, [join(PROJECT_ROOT, 'db/migrate.ts')], {
    env: { ...process.env, DATABASE_URL: database.url },
  });
  process.env['DATABASE_URL'] = database.url;
  try {
    stack = await startStack({ dataFolder: join(folder, 'stack') });
  } finally {
    if (given === undefined) delete process.env['DATABASE_URL'];
    else process.env['DATABASE_URL'] = given;
  }
  services = await startServices({ stack });
  expect((await fetch(`${services.apiUrl}/readyz`)).status).toBe(200);
  const creditorId = await withClient(database.url, async (client) => {
    const { rows } = await client.query<{ id: string }>('select id from creditor');
    return rows[0]?.id;
  });
  const asked = { creditorId, role: 'admin', name: 'Prøve' };
  const keyRequest = { method: 'POST', body: asked, as: stack.operatorKey };
  key = (await call<{ secret: string }>('/v1/api-keys', keyRequest)).secret;

  expect(await findOpen()).toContain('workflow_missing');
  expect(await call('/v1/findings/repair', { method: 'POST' })).toMatchObject({ refused: 0, left: 0 });
  expect(await findOpen()).toEqual([]);
  const { rows: waiting } = await withClient(database.url, (client) =>
    client.query(`select kind, last_error from outbox where delivered_at is null and next_attempt_at < now()`),
  );
  expect(waiting).toEqual([]);
}, 300_000);

test('when a later version has migrated the database, this one stops by itself', async () => {
  await withClient(database.url, (client) => client.query('insert into migration (name) values ($1)', [LATER]));
  expect(await services.failed).toMatch(/exit code 1/);
  await Promise.all([services.api.exited, services.worker.exited]);
}, 120_000);
