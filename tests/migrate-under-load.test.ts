import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { isDatabaseAway } from '../db/database-away.ts';
import { migrate } from '../db/migrate.ts';
import { MIGRATIONS } from '../db/migrations/index.ts';
import { withClient } from '../dev/postgres.ts';
import { createTestDatabase, type TestDatabase } from '../dev/test-database.ts';
import { restoreSnapshot } from './support/restore-snapshot.ts';
import { readSnapshots } from './support/snapshots.ts';

const WORKERS = 8;
/** What a worker and the API hold at once, in the orders in which they come by it. */
const TRANSACTIONS: readonly (readonly string[])[] = [
  // an invoice is drafted
  [
    'select from subscription order by id for update',
    `update number_series set next_number = next_number + 1 where code = 'invoice'`,
    'select from invoice order by id desc limit 1',
    'select from standing_line limit 1',
    'update subscription set updated_at = now()',
  ],
  // its papers are stored and its mail is sent
  ['select from invoice limit 1', 'update invoice_mail set attempts = attempts + 1', 'select from invoice_pdf limit 1'],
  // collections are gathered
  ['select from collection order by id for update', 'select from delivery limit 1', 'select from invoice limit 1'],
  // a debtor is changed, and the subscriptions are told
  ['update debtor set updated_at = now()', 'select from mandate limit 1', 'select from subscription limit 1'],
  ['update creditor set updated_at = now()', 'select from number_series limit 1', 'select from invoice limit 1'],
];

let database: TestDatabase;
beforeAll(async () => {
  // The newest that has no ledger: most is still to be done to it, and its ledger is filled from its invoices.
  const snapshot = (await readSnapshots()).findLast(({ tables }) => !('ledger_transfer' in tables));
  if (snapshot === undefined) throw new Error('no snapshot from before the ledger');
  database = await createTestDatabase({ empty: true });
  await withClient(database.url, (client) => restoreSnapshot(client, snapshot));
}, 60_000);
afterAll(() => database.drop());

/** Works until told to stop, as a worker does: what may be tried again is. Answers how often it came to an end of it. */
async function work(first: number, isOver: () => boolean): Promise<number> {
  const client = new Client({ connectionString: database.url, application_name: 'termin' });
  await client.connect();
  let done = 0;
  try {
    for (let turn = first; !isOver(); turn += 1) {
      try {
        await client.query('begin');
        for (const sql of TRANSACTIONS[turn % TRANSACTIONS.length] ?? []) await client.query(sql);
        await client.query('commit');
        done += 1;
      } catch (error) {
        await client.query('rollback');
        if (!isDatabaseAway(error)) throw error;
      }
    }
  } finally {
    await client.end();
  }
  return done;
}

test('a database is migrated beside a version that works on it, and both come to an end', async () => {
  let over = false;
  const working = Promise.all(Array.from({ length: WORKERS }, (_, index) => work(index, () => over)));
  try {
    await migrate(database.url);
  } finally {
    over = true;
  }
  const done = await working;
  expect(done.every((transactions) => transactions > 0)).toBe(true);
  const { rows } = await withClient(database.url, (client) => client.query('select name from migration'));
  expect(rows).toHaveLength(MIGRATIONS.length);
}, 300_000);
