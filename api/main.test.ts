import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { openTestDatabase } from '../tests/support/test-database.ts';
import { WEB_FOLDER } from './web-page.ts';
import { asRole } from '../dev/database-roles.ts';

/** The port of the discard service, where nothing listens. */
const NOWHERE = '127.0.0.1:9';
const OPERATOR_KEY = 'operator-key-of-a-test-0123456789abcdef';

const environment = {
  ...process.env,
  DATABASE_URL: `postgresql://termin@${NOWHERE}/termin`,
  TEMPORAL_ADDRESS: NOWHERE,
  TERMIN_OPERATOR_KEY: OPERATOR_KEY,
  PORT: '0',
  HOST: '127.0.0.1',
  METRICS_PORT: '0',
};

function start(env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('main.ts', import.meta.url))], { env });
  const output = { standard: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.standard += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.error += text));
  return { child, output, ended: once(child, 'close') };
}

test('the process starts while PostgreSQL and Temporal are away, says so, and stops in good order', async () => {
  const { child, output, ended } = start(environment);
  await once(child.stdout, 'data');
  const { ready, url, metrics } = JSON.parse(output.standard);
  expect(ready).toBe(true);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const first = await fetch(`${url}/`);
  expect([first.status, first.url]).toEqual([200, existsSync(WEB_FOLDER) ? `${url}/` : `${url}/docs`]);
  const readiness = await fetch(`${url}/readyz`);
  expect([readiness.status, await readiness.json()]).toEqual([
    503,
    { ready: false, postgresql: 'away', temporal: 'away' },
  ]);
  const refused = await fetch(`${url}/v1/creditors?q=Hemmelig`, {
    headers: { authorization: `Bearer ${OPERATOR_KEY}` },
  });
  // Whether the key still makes the first is asked of the database.
  expect(refused.status).toBe(503);
  const measured = await (await fetch(metrics)).text();
  expect(measured).toContain('termin_database_up 0');
  expect(measured).toContain('termin_http_request_seconds_count{method="GET",route="/v1/creditors",status="503"} 1');
  expect(measured).toContain('termin_problems_total{code="database_unavailable"} 1');
  expect(measured).toContain('termin_temporal_up 0');
  expect((await fetch(metrics.replace('/metrics', '/readyz'))).status).toBe(503);
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(output.standard.trim().split('\n')).toHaveLength(1);
  const lines = output.error
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toContainEqual(
    expect.objectContaining({
      method: 'GET',
      route: '/v1/creditors',
      status: 503,
      outcome: 'database_unavailable',
      requestId: expect.any(String),
      address: '127.0.0.1',
      apiKeyId: null,
      creditorId: null,
      personId: null,
    }),
  );
  for (const secret of [OPERATOR_KEY, 'Hemmelig']) expect(output.error).not.toContain(secret);
});

test.each([
  ['no database', { DATABASE_URL: '' }, 'DATABASE_URL'],
  ['a short operator key', { TERMIN_OPERATOR_KEY: 'short' }, 'TERMIN_OPERATOR_KEY'],
  ['no port', { PORT: '' }, 'PORT'],
  ['no operator key', { TERMIN_OPERATOR_KEY: '' }, 'TERMIN_OPERATOR_KEY'],
  ['a number of proxies instead of their addresses', { TERMIN_TRUSTED_PROXIES: '1' }, 'TERMIN_TRUSTED_PROXIES'],
  ['a rate that is no number', { TERMIN_REQUESTS_PER_MINUTE: 'many' }, 'TERMIN_REQUESTS_PER_MINUTE'],
])('%s: the process says which variable it is and ends', async (_name, changes, variable) => {
  const { output, ended } = start({ ...environment, ...changes });
  expect(await ended).toEqual([1, null]);
  expect(output.error).toContain(variable);
  expect(output.standard).toBe('');
});

test('all variables that are missing are told at once, without a stack trace', async () => {
  const { output, ended } = start({ PATH: process.env['PATH'] });
  expect(await ended).toEqual([1, null]);
  for (const name of ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'PORT', 'TERMIN_OPERATOR_KEY']) {
    expect(output.error).toContain(`${name} is not set`);
  }
  expect(output.error).not.toMatch(/^\s+at /m);
});

test('it stops when a later version has migrated its database, says what to do, and does not start again', async () => {
  const database = await openTestDatabase({ poolMax: 2 });
  try {
    const running = start({ ...environment, DATABASE_URL: asRole(database.url, 'api') });
    await Promise.race([once(running.child.stdout, 'data'), running.ended]);
    expect(JSON.parse(running.output.standard).ready).toBe(true);
    await database.orm.em.fork().execute(`insert into migration (name) values ('2099-01-01-a-later-one')`);
    expect(await running.ended).toEqual([1, null]);
    expect(running.output.error).toContain('2099-01-01-a-later-one');
    expect(running.output.error).toContain('the way back is the backup');

    const again = start({ ...environment, DATABASE_URL: asRole(database.url, 'api') });
    expect(await again.ended).toEqual([1, null]);
    expect(again.output.standard).toBe('');
    expect(again.output.error).toContain('2099-01-01-a-later-one');
  } finally {
    await database.close();
  }
}, 60_000);
