import { spawn } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { PROJECT_ROOT } from '../dev/project-root.ts';
import { startTemporal, type TemporalServer } from '../dev/temporal.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes.ts';
import { makeCertificateAuthority } from './support/certificates.ts';
import { openTestDatabase, type OpenTestDatabase } from './support/test-database.ts';
import { startTlsFront, type TlsFront } from './support/tls-front.ts';

const OPERATOR_KEY = 'operator-key-of-a-test-0123456789abcdef';
const UNTIL_MS = 60_000;
const POLL_MS = 200;

let folder: string;
let database: OpenTestDatabase;
let temporal: TemporalServer;
let front: TlsFront;
/** What a process is told that trusts the server's certificate and has one of its own, as variables of Temporal's. */
let allowed: Readonly<Record<string, string>>;
/** It trusts the server and has no certificate. */
let stranger: Readonly<Record<string, string>>;
/** The same as `allowed`, as a profile of a file. */
let byProfile: Readonly<Record<string, string>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-mtls-'));
  const authority = await makeCertificateAuthority('Prøve-CA');
  [database, temporal] = await Promise.all([
    openTestDatabase({ poolMax: 2 }),
    startTemporal({ folder: join(folder, 'temporal'), searchAttributes: SEARCH_ATTRIBUTES }),
  ]);
  front = await startTlsFront({
    before: temporal.address,
    certificate: await authority.server(),
    clientsOf: authority.cert,
  });
  const write = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const client = await authority.client();
  const [ca, cert, key] = [
    await write('ca.pem', authority.cert),
    await write('client.pem', client.cert),
    await write('client.key', client.key),
  ];
  stranger = {
    TEMPORAL_ADDRESS: front.address,
    TEMPORAL_TLS_SERVER_CA_CERT_PATH: ca,
    TEMPORAL_TLS_SERVER_NAME: 'localhost',
  };
  allowed = { ...stranger, TEMPORAL_TLS_CLIENT_CERT_PATH: cert, TEMPORAL_TLS_CLIENT_KEY_PATH: key };
  const profile = `[profile.production]
address = "${front.address}"
namespace = "default"
[profile.production.tls]
server_ca_cert_path = ${JSON.stringify(ca)}
server_name = "localhost"
client_cert_path = ${JSON.stringify(cert)}
client_key_path = ${JSON.stringify(key)}
`;
  byProfile = {
    TEMPORAL_CONFIG_FILE: await write('temporal.toml', profile),
    TEMPORAL_PROFILE: 'production',
  };
}, 120_000);

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});
afterAll(async () => {
  await front.stop();
  await temporal.stop();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** A process as it runs in production. */
function start(name: 'api' | 'worker', env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [join(PROJECT_ROOT, name, 'main.ts')], {
    env: {
      PATH: process.env['PATH'],
      TZ: 'UTC',
      DATABASE_URL: database.url,
      SMTP_URL: 'smtp://127.0.0.1:9',
      DROP_FOLDER: join(folder, 'drop'),
      PORT: '0',
      TERMIN_OPERATOR_KEY: OPERATOR_KEY,
      ...env,
    },
  });
  const output = { error: '' };
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.error += text));
  const ended = once(child, 'close');
  stops.push(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const ready = new Promise<Record<string, unknown>>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
    void ended.then(() => reject(new Error(`${name} did not start: ${output.error}`)));
  });
  // Whoever waits for the end alone does not wait for this.
  ready.catch(() => undefined);
  return { output, ended, ready };
}

function callerOf(url: unknown) {
  return async (method: string, path: string, { key, body }: { key: string; body?: unknown }) => {
    const response = await fetch(`${String(url)}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(method === 'POST' ? { 'content-type': 'application/json', 'idempotency-key': randomUUID() } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
}

test.each(['variables', 'a profile'])(
  'with a certificate named by %s, API and worker reach a Temporal that demands one',
  async (way) => {
    const told = way === 'variables' ? allowed : byProfile;
    const [api] = [start('api', told), start('worker', told)];
    const { url } = await api.ready;
    const call = callerOf(url);
    const created = await call('POST', '/v1/creditors', {
      key: OPERATOR_KEY,
      body: {
        name: 'Prøveforeningen',
        addressLines: ['Prøvevej 1'],
        postcode: '1000',
        city: 'København K',
        cvr: '10000009',
        email: 'post@eksempel.example',
        fiCreditorNumber: `8${randomInt(1_000_000, 9_999_999)}`,
      },
    });
    expect(created).toMatchObject({ status: 201, body: { id: expect.any(String) } });
    const { body } = await call('POST', '/v1/api-keys', {
      key: OPERATOR_KEY,
      body: { creditorId: created.body.id, role: 'admin', name: 'Prøve' },
    });
    const key = body.secret;
    // The API hands it to Temporal, the worker takes it from there.
    const giveUpAt = performance.now() + UNTIL_MS;
    let asked = await call('POST', '/v1/self-checks', { key });
    // A machine that is busy has not connected yet.
    while (asked.body.code === 'temporal_unavailable' && performance.now() < giveUpAt) {
      await new Promise((done) => setTimeout(done, POLL_MS));
      asked = await call('POST', '/v1/self-checks', { key });
    }
    expect(asked).toMatchObject({ status: 202 });
    let { finishedAt } = asked.body;
    while (finishedAt === null && performance.now() < giveUpAt) {
      await new Promise((done) => setTimeout(done, POLL_MS));
      ({ finishedAt } = (await call('GET', `/v1/self-checks/${asked.body.id}`, { key })).body);
    }
    expect(finishedAt).not.toBeNull();
  },
);

test('without a certificate the worker does not start, and says why and what to set', async () => {
  const { output, ended } = start('worker', stranger);
  expect(await ended).toEqual([1, null]);
  expect(output.error).toContain(`Temporal at ${front.address} does not answer, or does not let this process in.`);
  expect(output.error).toContain('It was asked by TLS, without a certificate of its own and without an API key.');
  expect(output.error).toContain('TEMPORAL_TLS_CLIENT_CERT_PATH and TEMPORAL_TLS_CLIENT_KEY_PATH');
});

test('without TLS the worker does not start, and the API goes on and says in its log what to set', async () => {
  const worker = start('worker', { TEMPORAL_ADDRESS: front.address });
  expect(await worker.ended).toEqual([1, null]);
  expect(worker.output.error).toContain('It was asked without TLS.');

  const api = start('api', stranger);
  const { url } = await api.ready;
  const readiness = await fetch(`${String(url)}/readyz`);
  expect([readiness.status, await readiness.json()]).toEqual([
    503,
    { ready: false, postgresql: 'up', temporal: 'away' },
  ]);
  expect(api.output.error).toContain(`Temporal at ${front.address} does not answer, or does not let this process in.`);
  expect(api.output.error).toContain('TEMPORAL_TLS_CLIENT_CERT_PATH and TEMPORAL_TLS_CLIENT_KEY_PATH');
});
