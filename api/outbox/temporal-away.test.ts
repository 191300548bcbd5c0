import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { openOrm } from '../../db/orm.ts';
import { startTemporal, type TemporalServer } from '../../dev/temporal.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes.ts';
import { GOOD, startTestApi, type TestApi, type TestCreditor } from '../test-api.ts';

const UNTIL_MS = 120_000;
const POLL_MS = 100;

/** A way to a server that can be cut and mended. */
interface Gate {
  readonly address: string;
  open: boolean;
  cut(): void;
  close(): Promise<void>;
}

let folder: string;
let temporal: TemporalServer;
let gate: Gate;
let database: OpenTestDatabase;
let api: TestApi;
let creditor: TestCreditor;
let debtorId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-away-'));
  [database, temporal] = await Promise.all([
    openTestDatabase(),
    startTemporal({ folder, searchAttributes: SEARCH_ATTRIBUTES }),
  ]);
  gate = await openGate(temporal.address);
  api = await startTestApi({ orm: database.orm, temporalAddress: gate.address });
  api.relay.start();
  creditor = await api.creditor();
  debtorId = (await api.call('post', '/v1/debtors', { key: creditor.admin, body: GOOD.debtor })).body.id;
});
afterAll(async () => {
  await api.close();
  await gate.close();
  await temporal.stop();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function openGate(target: string): Promise<Gate> {
  const { hostname, port } = new URL(`tcp://${target}`);
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    if (!gateway.open) {
      socket.destroy();
      return;
    }
    const onward = connect({ host: hostname, port: Number.parseInt(port, 10) });
    for (const end of [socket, onward]) {
      sockets.add(end);
      end.on('error', () => undefined);
      end.once('close', () => {
        socket.destroy();
        onward.destroy();
      });
    }
    socket.pipe(onward).pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const listening = server.address();
  if (listening === null || typeof listening === 'string') throw new Error('the gate has no port');
  const gateway: Gate = {
    address: `127.0.0.1:${listening.port}`,
    open: true,
    cut() {
      gateway.open = false;
      for (const socket of sockets) socket.destroy();
    },
    async close() {
      gateway.cut();
      server.close();
      await once(server, 'close');
    },
  };
  return gateway;
}

const until = async (met: () => Promise<boolean>): Promise<void> => {
  const giveUpAt = performance.now() + UNTIL_MS;
  while (!(await met())) {
    if (performance.now() > giveUpAt) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
};
const count = async (sql: string): Promise<string> => {
  const [row] = await database.orm.em.fork().execute<{ count: string }[]>(sql);
  return row?.count ?? '';
};
const temporalIs = (state: string) => async () => (await api.call('get', '/readyz')).body.temporal === state;
const newSubscription = () => ({
  debtorId,
  startOn: '2026-12-01',
  interval: { unit: 'month', count: 1 },
  lines: [GOOD.line],
});

test('with Temporal away a subscription is refused with 503 before anything is written, and reads go on', async () => {
  gate.cut();
  await until(temporalIs('away'));
  const options = { key: creditor.admin, body: newSubscription(), headers: { 'idempotency-key': 'later' } };
  const refused = await api.call('post', '/v1/subscriptions', options);
  expect([refused.status, refused.body.code]).toEqual([503, 'temporal_unavailable']);
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(await count('select count(*) from subscription')).toBe('0');
  expect(await count(`select count(*) from outbox where workflow_id like 'subscription/%'`)).toBe('0');
  expect((await api.call('get', '/v1/subscriptions', { key: creditor.admin })).status).toBe(200);
  gate.open = true;
  await until(temporalIs('up'));
  expect((await api.call('post', '/v1/subscriptions', options)).status).toBe(201);
});

test('what was accepted before Temporal went away is delivered when it is back, once', async () => {
  gate.cut();
  await until(temporalIs('away'));
  // A creditor needs no workflow to be created: those of its deliveries and self-checks are started when there is somebody to start them.
  const made = await api.creditor({
    betalingsservice: { pbsNumber: '00000018', debtorGroup: '00001', dataSupplierNumber: '10000009' },
  });
  const waiting = `select count(*) from outbox where creditor_id = '${made.creditorId}' and delivered_at is null`;
  expect(await count(waiting)).toBe('2');
  gate.open = true;
  await until(async () => (await count(waiting)) === '0');
  const connection = await Connection.connect({ address: temporal.address });
  const description = await new Client({ connection }).workflow.getHandle(`delivery/${made.creditorId}`).describe();
  expect(description.status.name).toBe('RUNNING');
  await connection.close();
});

test('Temporal gone between the check and the delivery: the answer is the normal one, and the workflow is started later', async () => {
  let waiting = '';
  // The state of health is kept for a second, within which a request is let through: a slow machine needs more than one try.
  await until(async () => {
    gate.open = true;
    await until(temporalIs('up'));
    gate.cut();
    const made = await api.call('post', '/v1/subscriptions', { key: creditor.admin, body: newSubscription() });
    waiting = `select count(*) from outbox where workflow_id = 'subscription/${made.body.id}' and delivered_at is null`;
    return made.status === 201 && (await count(`${waiting} and attempts > 0`)) === '1';
  });
  expect(await count(waiting)).toBe('1');
  await until(async () => (await count(`${waiting} and last_error is not null and attempts > 0`)) === '1');
  gate.open = true;
  await until(async () => (await count(waiting)) === '0');
});

test('with PostgreSQL away every request that needs it is refused with 503, and the process goes on', async () => {
  const nowhere = await openOrm({ databaseUrl: 'postgresql://termin@127.0.0.1:9/termin' });
  const lonely = await startTestApi({ orm: nowhere });
  const answer = await lonely.call('get', '/v1/creditor', { key: creditor.admin });
  expect([answer.status, answer.body.code]).toEqual([503, 'database_unavailable']);
  expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  expect((await lonely.call('get', '/healthz')).status).toBe(200);
  const ready = await lonely.call('get', '/readyz');
  expect([ready.status, ready.body]).toEqual([503, { ready: false, postgresql: 'away', temporal: 'away' }]);
  await lonely.close();
  await nowhere.close();
});

test('a message that starts a workflow holds ids, dates and flags alone', async () => {
  const rows = await database.orm.em
    .fork()
    .execute<{ payload: object }[]>(`select payload from outbox where kind = 'start_subscription'`);
  expect(rows.length).toBeGreaterThan(0);
  for (const { payload } of rows) {
    expect(Object.keys(payload).toSorted()).toEqual([
      'alignment',
      'anchorDate',
      'anchorDay',
      'charge',
      'endOn',
      'intervalCount',
      'intervalUnit',
      'kind',
      'leadDays',
      'startOn',
      'timeZone',
    ]);
  }
});
