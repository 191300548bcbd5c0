import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestDatabase, type OpenTestDatabase } from '../tests/support/test-database.ts';
import { checkMigrations } from './check-migrations.ts';

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test('migration:check: the migrations make the tables and columns that the entities expect', async () => {
  expect(await checkMigrations(database.orm)).toEqual([]);
});

test('migration:check tells of a column that the migrations do not make', async () => {
  await database.orm.em.fork().execute('alter table item drop column name_en');
  expect(await checkMigrations(database.orm)).toEqual([expect.stringContaining('"name_en"')]);
});
