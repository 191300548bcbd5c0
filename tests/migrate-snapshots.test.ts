import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from 'pg';
import { migrate } from '../db/migrate.ts';
import { openOrm } from '../db/orm.ts';
import { FINDERS } from '../activities/self-checks/run-self-check.ts';
import { createTestDatabase, type TestDatabase } from '../dev/test-database.ts';
import { withClient } from '../dev/postgres.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import { describeSchema } from './support/describe-schema.ts';
import { restoreSnapshot, rowsOfSnapshot } from './support/restore-snapshot.ts';
import { readSnapshots, type Snapshot } from './support/snapshots.ts';

const snapshots = await readSnapshots();

/** The migration that tells workflows. */
const TELLING = '2026-11-29-workflows-are-told';
/** A migration adds to these; nothing else may. */
const ADDED_TO = new Set(['migration', 'number_series', 'outbox']);

let schemaOfToday: string[];
beforeAll(async () => {
  await inDatabase(async ({ url }) => {
    await migrate(url);
    schemaOfToday = await withClient(url, describeSchema);
  });
}, 60_000);

async function inDatabase<Result>(work: (database: TestDatabase) => Promise<Result>): Promise<Result> {
  const database = await createTestDatabase({ empty: true });
  try {
    return await work(database);
  } finally {
    await database.drop();
  }
}

test('the last snapshot has rows of every kind', () => {
  const empty = Object.entries(snapshots.at(-1)?.tables ?? {}).filter(([, rows]) => rows === '[]');
  expect(empty).toEqual([]);
});

describe.each(snapshots)('a database of $name', (snapshot: Snapshot) => {
  let database: TestDatabase;
  let before: Map<string, readonly string[]>;
  beforeAll(async () => {
    database = await createTestDatabase({ empty: true });
    await withClient(database.url, (client) => restoreSnapshot(client, snapshot));
    before = await withClient(database.url, (client) => rowsOfSnapshot(client, snapshot));
    await migrate(database.url);
  }, 60_000);
  afterAll(() => database.drop());

  test('has the schema of today after the migration, whatever it began as', async () => {
    expect(await withClient(database.url, describeSchema)).toEqual(schemaOfToday);
  });

  test('keeps every row, papers byte for byte', async () => {
    expect(before.get('invoice')?.length).toBeGreaterThan(0);
    const after = await withClient(database.url, (client) => rowsOfSnapshot(client, snapshot));
    for (const [table, rows] of before) {
      const kept = ADDED_TO.has(table) ? after.get(table)?.filter((row) => rows.includes(row)) : after.get(table);
      expect({ table, rows: kept }).toEqual({ table, rows });
    }
  });

  test('has the ledger that its invoices, credit notes and payments say', async () => {
    const open = await withClient(database.url, openAmounts);
    expect(open.length).toBeGreaterThan(0);
    for (const { id, expected, actual } of open) expect({ id, open: actual }).toEqual({ id, open: expected });
  });

  test('tells its running workflows by which calendar they bill and close, unless they have been told', async () => {
    const told = await withClient(database.url, async (client) => (await client.query(TOLD)).rows);
    const concerned = await withClient(database.url, async (client) => (await client.query(TO_BE_TOLD)).rows);
    expect(concerned.map(({ kind }) => kind)).toContain('set_collected');
    const haveBeenTold = snapshot.migrations.some(({ name }) => name === TELLING);
    expect(told).toEqual(haveBeenTold ? [] : concerned);
  });

  test('is found in order by the self-check', async () => {
    const orm = await openOrm({ databaseUrl: database.url, poolMax: 2 });
    try {
      const em = orm.em.fork();
      const [row] = await em.execute<{ creditorId: CreditorId; checkedAtMs: string }[]>(
        `select creditor_id "creditorId", (extract(epoch from max(created_at)) * 1000)::bigint::text "checkedAtMs"
         from invoice group by 1`,
      );
      if (row === undefined) throw new Error('the snapshot has no invoice');
      const input = { creditorId: row.creditorId, checkedAtMs: Number(row.checkedAtMs) };
      const differences = [];
      for (const find of FINDERS) differences.push(...(await find(orm.em.fork(), input)));
      // The payment that nobody knows waits for a person, as it did.
      expect(differences.filter(({ code }) => code !== 'payment_waiting')).toEqual([]);
    } finally {
      await orm.close();
    }
  });
});

test('a database that was updated to each version in turn comes to the schema of today as well', async () => {
  const [first, ...later] = snapshots;
  if (first === undefined) throw new Error('no snapshot');
  await inDatabase(async ({ url }) => {
    await withClient(url, async (client) => {
      await restoreSnapshot(client, first);
      for (const { migrations } of later) for (const migration of migrations) await runOnce(client, migration);
    });
    await migrate(url);
    expect(await withClient(url, describeSchema)).toEqual(schemaOfToday);
  });
}, 120_000);

/** As a version's own migration would have, but for the keys that are checked at once: as it was, it failed on rows. */
async function runOnce(client: Client, { name, sql }: Snapshot['migrations'][number]): Promise<void> {
  const { rowCount } = await client.query('select from migration where name = $1', [name]);
  if (rowCount !== 0) return;
  await client.query('begin');
  await client.query('set constraints all immediate');
  for (const statement of sql) await client.query(statement);
  await client.query('insert into migration (name) values ($1)', [name]);
  await client.query('commit');
}

const TOLD = `
select kind, workflow_id from outbox where kind in ('set_collected', 'set_delivery_calendar') and delivered_at is null order by 1, 2`;

/** Whoever is on Betalingsservice, and whose debtor has a mandate. */
const TO_BE_TOLD = `
select 'set_collected' kind, 'subscription/' || s.id workflow_id from subscription s join mandate m on m.debtor_id = s.debtor_id
where s.status in ('active', 'needs_attention')
union all select 'set_delivery_calendar', 'delivery/' || id from creditor where pbs_number is not null order by 1, 2`;

async function openAmounts(client: Client): Promise<{ id: string; expected: string; actual: string | null }[]> {
  const { rows } = await client.query<{ id: string; expected: string; actual: string | null }>(
    `select i.id, b.open_ore::text actual, (i.total_ore
       - coalesce((select sum(total_ore) from invoice where credits_invoice_id = i.id), 0)
       - coalesce((select sum(amount_ore) from payment_match where invoice_id = i.id and undone_at is null), 0))::text expected
     from invoice i left join invoice_balance b on b.invoice_id = i.id where i.series = 'invoice' order by i.id`,
  );
  return rows;
}
