import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { startPostgres, withClient, type PostgresServer } from './postgres.ts';

/** Environment variable with the address of the server that one run of the tests shares. */
export const TEST_DATABASE_VARIABLE = 'TERMIN_TEST_DATABASE_URL';

const TEMPLATE = 'termin_template';
/** Key of the advisory lock under which the test processes make the template and copy it: any number that nobody else uses here. */
const TEMPLATE_LOCK = 7_127_001;

export interface TestDatabase {
  url: string;
  drop: () => Promise<void>;
}

let ownServer: Promise<PostgresServer> | undefined;

/** The run's shared server, else one of this process alone, which ends with it. */
async function testServerUrl(): Promise<string> {
  const shared = process.env[TEST_DATABASE_VARIABLE];
  if (shared !== undefined && shared !== '') return shared;
  ownServer ??= startThrowAwayServer({ background: true });
  return (await ownServer).url('postgres');
}

/** A server on data that is deleted when it ends. */
export async function startThrowAwayServer({ background = false } = {}): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'termin-postgres-'));
  // The server's account passes through, and sees no more than names.
  await chmod(folder, 0o711);
  return startPostgres({ folder, throwAway: true, background });
}

/**
 * Makes the database that later test databases are copied from, once for each server.
 * @param migrate brings an empty database, given by its address, to the newest schema and leaves no connection open.
 */
export async function templateDatabase({
  migrate,
}: {
  migrate: (databaseUrl: string) => Promise<void>;
}): Promise<void> {
  const serverUrl = await testServerUrl();
  await withTemplateLock(serverUrl, async (client) => {
    if (await hasTemplate(client)) return;
    const unfinished = `${TEMPLATE}_new`;
    await client.query(`DROP DATABASE IF EXISTS ${unfinished}`);
    await client.query(`CREATE DATABASE ${unfinished}`);
    await migrate(withDatabase({ serverUrl, name: unfinished }));
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${TEMPLATE}`);
  });
}

/** A database of its own for a test: a copy of the migrated template where `templateDatabase` has made one, else (or with `empty`) empty. */
export async function createTestDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const serverUrl = await testServerUrl();
  const name = `termin_test_${randomUUID().replaceAll('-', '')}`;
  await withTemplateLock(serverUrl, async (client) => {
    const template = !empty && (await hasTemplate(client)) ? ` TEMPLATE ${TEMPLATE}` : '';
    await client.query(`CREATE DATABASE ${name}${template}`);
  });
  return {
    url: withDatabase({ serverUrl, name }),
    async drop() {
      await withClient(serverUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

async function withTemplateLock(serverUrl: string, work: (client: Client) => Promise<void>): Promise<void> {
  await withClient(serverUrl, async (client) => {
    // Held by the session: the end of the connection gives it back.
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    await work(client);
  });
}

async function hasTemplate(client: Client): Promise<boolean> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE]);
  return rowCount === 1;
}

function withDatabase({ serverUrl, name }: { serverUrl: string; name: string }): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
