import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openTestDatabase, type OpenTestDatabase } from '../tests/support/test-database.ts';
import { migrate } from './migrate.ts';
import { openOrm } from './orm.ts';
import { watchMigrations } from './watch-migrations.ts';

const OFTEN_MS = 20;
const SOME_LOOKS_MS = 200;
const LATER = '2099-01-01-a-later-one';
/** Nothing listens on the port of the discard service. */
const NOWHERE = 'postgresql://termin@127.0.0.1:9/termin';

let database: OpenTestDatabase;
beforeEach(async () => {
  database = await openTestDatabase({ poolMax: 2 });
});
afterEach(() => database.close());

const execute = (sql: string) => database.orm.em.fork().execute(sql);

test('a version does not begin on a database that a later version has migrated, and says the way back', async () => {
  await execute(`insert into migration (name) values ('${LATER}')`);
  const beginning = watchMigrations(database.orm);
  await expect(beginning).rejects.toThrow(LATER);
  await expect(beginning).rejects.toThrow('the way back is the backup');
});

test('nor does it migrate one', async () => {
  await execute(`insert into migration (name) values ('${LATER}')`);
  await expect(migrate(database.url)).rejects.toThrow(LATER);
});

test('a version that runs hears of it when a later one has migrated', async () => {
  const watch = await watchMigrations(database.orm, { everyMs: OFTEN_MS });
  await execute(`insert into migration (name) values ('${LATER}')`);
  expect(await watch.mismatch).toContain(LATER);
  await watch.stop();
});

test('a version does not begin on a database that lacks its migrations, and names them and what to run', async () => {
  await execute(`delete from migration where name = '2026-11-24-payments'`);
  const beginning = watchMigrations(database.orm);
  await expect(beginning).rejects.toThrow('2026-11-24-payments');
  await expect(beginning).rejects.toThrow('db/migrate.ts');
});

test('a database that is away keeps no version from beginning', async () => {
  const orm = await openOrm({ databaseUrl: NOWHERE, poolMax: 1 });
  const watch = await watchMigrations(orm, { everyMs: OFTEN_MS });
  expect(await Promise.race([watch.mismatch, sleep(SOME_LOOKS_MS, 'goes on')])).toBe('goes on');
  await watch.stop();
  await orm.close();
});
