import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { withClient } from './postgres.ts';
import { createTestDatabase, startThrowAwayServer, templateDatabase, TEST_DATABASE_VARIABLE } from './test-database.ts';

// A server of this file's own: the template made here must not become that of the other tests.
const shared = process.env[TEST_DATABASE_VARIABLE];
let server: Awaited<ReturnType<typeof startThrowAwayServer>>;
beforeAll(async () => {
  server = await startThrowAwayServer();
  process.env[TEST_DATABASE_VARIABLE] = server.url('postgres');
});
afterAll(async () => {
  await server.stop();
  if (shared === undefined) delete process.env[TEST_DATABASE_VARIABLE];
  else process.env[TEST_DATABASE_VARIABLE] = shared;
});

test('databases for tests are copies of the template, made once, and know nothing of each other', async () => {
  let migrations = 0;
  const migrate = async (url: string): Promise<void> => {
    migrations += 1;
    await withClient(url, (client) => client.query('CREATE TABLE note (text text)'));
  };
  await Promise.all([templateDatabase({ migrate }), templateDatabase({ migrate })]);
  expect(migrations).toBe(1);
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await withClient(first.url, (client) => client.query(`INSERT INTO note VALUES ('only here')`));
  const rows = await withClient(second.url, async (client) => (await client.query('SELECT * FROM note')).rows);
  expect(rows).toEqual([]);
  await first.drop();
  await expect(withClient(first.url, (client) => client.query('SELECT 1'))).rejects.toThrow(/does not exist/);
});

test('an empty test database has no tables, template or not', async () => {
  const database = await createTestDatabase({ empty: true });
  const tables = await withClient(database.url, async (client) => {
    return (await client.query(`SELECT 1 FROM pg_tables WHERE schemaname = 'public'`)).rowCount;
  });
  expect(tables).toBe(0);
});
