import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../dev/test-database.ts';
import { withClient } from '../dev/postgres.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';

const LAST = '2026-11-24-refused-files';
const FIRST_WATCHED = '2026-11-29-schema-of-every-version';
const SHORT_MS = 600;

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase({ empty: true });
  await migrate(database.url);
  // The last that alters a table, undone: it is run again.
  await withClient(database.url, (client) =>
    client.query(`
      alter table received_file add constraint received_file_same_content_once unique (sha256);
      drop index received_file_refused;
      drop index collection_by_reference;
      drop index collection_by_slip_reference;
      drop index collection_by_customer_and_day;
      create index collection_by_entry on collection (creditor_id, entry_reference) where entry_reference is not null;
      drop index payment_match_by_debtor;
      create index payment_match_by_debtor on payment_match (creditor_id, debtor_id, id);
      create index payment_list on payment (creditor_id, id);
      delete from migration where name = '${LAST}'`),
  );
}, 60_000);
afterEach(() => database.drop());

const done = async () =>
  withClient(`${database.url}?application_name=termin`, async (client) => {
    const { rows } = await client.query<{ name: string }>('select name from migration');
    return rows.map(({ name }) => name);
  });

/** Somebody who has a table in use until told to go on. */
async function holdingTable(table: string): Promise<{ release: () => Promise<void> }> {
  const client = new Client({ connectionString: database.url, application_name: 'termin' });
  await client.connect();
  await client.query('begin');
  await client.query(`select from ${table}`);
  return {
    async release() {
      await client.query('commit');
      await client.end();
    },
  };
}

test('beside a worker that would not see that it has become too old, no migration begins', async () => {
  const before = (await done()).filter((name) => name !== FIRST_WATCHED);
  await withClient(database.url, async (client) => {
    await client.query(`delete from migration where name = '${FIRST_WATCHED}'`);
    await expect(migrate(database.url)).rejects.toThrow('Stop worker and API');
  });
  expect((await done()).toSorted()).toEqual(before.toSorted());
  await migrate(database.url);
  expect(await done()).toContain(FIRST_WATCHED);
});

test('a migration waits for who has its table in use, gives way meanwhile, and runs when it is free', async () => {
  const holder = await holdingTable('payment');
  const migrating = migrate(database.url);
  // Not longer than a lock is waited for does anybody else stand behind the migration.
  await withClient(`${database.url}?application_name=termin`, async (client) => {
    await client.query(`set statement_timeout = '5s'`);
    for (let times = 0; times < 20; times += 1) await client.query('select from payment');
  });
  expect(await done()).not.toContain(LAST);
  await holder.release();
  await migrating;
  expect(await done()).toHaveLength(MIGRATIONS.length);
}, 60_000);

test('a table that stays in use: it says which migration it was and to stop worker and API, and nothing is half done', async () => {
  const holder = await holdingTable('payment');
  await expect(migrate(database.url, { patienceMs: SHORT_MS })).rejects.toThrow(
    /2026-11-24-refused-files.*Stop worker and API/,
  );
  expect(await done()).not.toContain(LAST);
  await holder.release();
  await migrate(database.url);
  expect(await done()).toContain(LAST);
}, 60_000);

test('two at once wait for each other, and each migration is run once', async () => {
  await Promise.all([migrate(database.url), migrate(database.url)]);
  expect((await done()).toSorted()).toEqual([...new Set(await done())].toSorted());
  expect(await done()).toHaveLength(MIGRATIONS.length);
}, 60_000);
