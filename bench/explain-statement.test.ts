import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sampleCreditor } from '../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../tests/support/test-database.ts';
import { explainStatement } from './explain-statement.ts';

const COUNT = 1500;

const INSERT_DEBTORS = `
insert into debtor (id, creditor_id, customer_number, name, address_lines, postcode, city, country, language)
select uuidv7(), ?, n::text, 'Prøvekunde ' || n, array['Prøvevej 1'], '9000', 'Aalborg', 'DK', 'da' from generate_series(1, ${COUNT}) n`;

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  const creditorId = await sampleCreditor(database.orm);
  const em = database.orm.em.fork();
  await em.execute(INSERT_DEBTORS, [creditorId]);
  await em.execute('vacuum analyze');
});
afterAll(() => database.close());

test.each([
  ['select name from debtor', ['debtor'], COUNT],
  [`select id from debtor where name = 'nobody'`, ['debtor'], COUNT],
  ['select count(*) from (select from debtor limit 100) d', [], 100],
  [`select id from creditor where name = 'nobody'`, [], 1],
])('%s reads these tables whole, and so many rows', async (statement, scans, rows) => {
  expect(await explainStatement(database.orm, statement)).toMatchObject({ scans, rows });
});
