import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asRole } from '../dev/database-roles.ts';
import { startTemporal, type TemporalServer } from '../dev/temporal.ts';
import { openTestDatabase, type OpenTestDatabase } from '../tests/support/test-database.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes.ts';

const LATER = '2099-01-01-a-later-one';

let folder: string;
let database: OpenTestDatabase;
let temporal: TemporalServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-worker-'));
  [database, temporal] = await Promise.all([
    openTestDatabase({ poolMax: 2 }),
    startTemporal({ folder: join(folder, 'temporal'), searchAttributes: SEARCH_ATTRIBUTES }),
  ]);
}, 120_000);
afterAll(async () => {
  await temporal.stop();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

function start(env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('main.ts', import.meta.url))], {
    env: {
      ...process.env,
      TZ: 'UTC',
      DATABASE_URL: asRole(database.url, 'worker'),
      TEMPORAL_ADDRESS: temporal.address,
      SMTP_URL: 'smtp://127.0.0.1:9',
      DROP_FOLDER: join(folder, 'drop'),
      METRICS_PORT: '0',
      ...env,
    },
  });
  const output = { standard: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.standard += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.error += text));
  return { child, output, ended: once(child, 'close') };
}

test('a worker asks for work as often at once as it is told, and no more often', async () => {
  const worker = start({ POLLERS_AT_MOST: '3' });
  try {
    await Promise.race([once(worker.child.stdout, 'data'), worker.ended]);
    const { metrics } = JSON.parse(worker.output.standard);
    const pollers = async () => {
      const measured = await (await fetch(metrics)).text();
      return [...measured.matchAll(/^temporal_num_pollers\{.*\} (\d+)$/gm)].map(([, count]) => Number(count));
    };
    let asking = await pollers();
    // Workflows, those that are kept in memory, activities and mails.
    while (asking.length < 4) {
      await new Promise((done) => setTimeout(done, 100));
      asking = await pollers();
    }
    // Ten of each kind where nothing is said.
    expect(Math.max(...asking)).toBeLessThanOrEqual(3);
  } finally {
    worker.child.kill('SIGTERM');
  }
  expect(await worker.ended).toEqual([0, null]);
}, 120_000);

test('a worker stops when a later version has migrated its database, says what to do, and does not start again', async () => {
  const running = start();
  await Promise.race([once(running.child.stdout, 'data'), running.ended]);
  expect(running.output.error).not.toMatch(/"level":[456]0/);
  const { ready, metrics } = JSON.parse(running.output.standard);
  expect(ready).toBe(true);
  const measured = await (await fetch(metrics)).text();
  for (const one of [
    'termin_database_up 1',
    'termin_waiting{queue="mails"} 0',
    'nodejs_eventloop_lag_p99_seconds',
    'termin_temporal_up 1',
    'termin_subscriptions_overdue 0',
    'termin_billing_late_seconds_count 0',
    'termin_pool_waiting 0',
  ])
    expect(measured).toContain(one);
  // Temporal's own.
  expect(measured).toMatch(/^temporal_worker_start_total\{.*task_queue="termin-billing".*\} 1$/m);
  expect(await (await fetch(metrics.replace('/metrics', '/readyz'))).json()).toEqual({
    ready: true,
    postgresql: 'up',
    temporal: 'up',
    worker: 'up',
  });
  await database.orm.em.fork().execute(`insert into migration (name) values ('${LATER}')`);
  expect(await running.ended).toEqual([1, null]);
  expect(running.output.error).toContain(LATER);
  expect(running.output.error).toContain('the way back is the backup');

  const again = start();
  expect(await again.ended).toEqual([1, null]);
  expect(again.output.standard).toBe('');
  expect(again.output.error).toContain(LATER);
}, 120_000);
