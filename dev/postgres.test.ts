import { mkdtemp, rm, stat } from 'node:fs/promises';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { ensureDatabase, startPostgres, withClient } from './postgres.ts';

const folders: string[] = [];
async function temporaryFolder(parent: string): Promise<string> {
  const folder = await mkdtemp(join(parent, '.termin-postgres-test-'));
  folders.push(folder);
  return folder;
}
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true }))));

test('a second start takes up the data and the password of the first', async () => {
  const folder = await temporaryFolder(tmpdir());
  const first = await startPostgres({ folder });
  await ensureDatabase({ serverUrl: first.url('postgres'), name: 'termin' });
  await ensureDatabase({ serverUrl: first.url('postgres'), name: 'termin' });
  await withClient(first.url('termin'), (client) => client.query('CREATE TABLE kept AS SELECT 42 AS answer'));
  expect(await first.stop()).toEqual({ code: 0, signal: null });
  const second = await startPostgres({ folder });
  const rows = await withClient(
    second.url('termin'),
    async (client) => (await client.query('SELECT answer FROM kept')).rows,
  );
  expect(rows).toEqual([{ answer: 42 }]);
  const durable = await withClient(second.url('postgres'), async (client) => (await client.query('SHOW fsync')).rows);
  expect(durable).toEqual([{ fsync: 'on' }]);
  await second.stop();
  expect(((await stat(join(folder, 'password'))).mode & 0o777).toString(8)).toBe('600');
});

test('nobody comes in without the password', async () => {
  const folder = await temporaryFolder(tmpdir());
  const server = await startPostgres({ folder, throwAway: true });
  const url = new URL(server.url('postgres'));
  url.password = 'wrong';
  await expect(withClient(url.href, (client) => client.query('SELECT 1'))).rejects.toThrow(/authentication failed/);
  await server.stop();
});

test('a data folder below a home that only its owner may enter works, as root too', async () => {
  const folder = await temporaryFolder(homedir());
  expect(((await stat(folder)).mode & 0o077).toString(8)).toBe('0');
  expect(userInfo().uid).toBe((await stat(folder)).uid);
  const server = await startPostgres({ folder, throwAway: true });
  await withClient(server.url('postgres'), (client) =>
    client.query('CREATE TABLE t AS SELECT generate_series(1, 1000) AS n'),
  );
  expect(await server.stop()).toEqual({ code: 0, signal: null });
});
