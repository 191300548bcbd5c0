import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { migrate } from '../db/migrate.ts';
import { People } from '../db/migrations/2026-11-30-people.ts';
import { openOrm } from '../db/orm.ts';
import { createTestDatabase, type TestDatabase } from '../dev/test-database.ts';
import { withClient } from '../dev/postgres.ts';
import { restoreSnapshot } from './support/restore-snapshot.ts';
import { readSnapshots } from './support/snapshots.ts';

const TIMEOUT_MS = 300_000;

let database: TestDatabase;
let client: Client;
let formerFunction: string;

beforeAll(async () => {
  const snapshot = (await readSnapshots()).findLast(({ tables }) => !('person' in tables));
  if (snapshot === undefined) throw new Error('no snapshot from before people');
  database = await createTestDatabase({ empty: true });
  await withClient(database.url, (restoring) => restoreSnapshot(restoring, snapshot));
  await migrate(database.url);
  formerFunction = await formerRecorder();
  client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query('set session_replication_role = replica');
  for (const sql of SINCE_THE_SNAPSHOT) await client.query(sql);
}, TIMEOUT_MS);
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** The function that wrote the trail row by row, as its migration made it. */
async function formerRecorder(): Promise<string> {
  const orm = await openOrm({ databaseUrl: database.url, poolMax: 1 });
  try {
    const people = new People(orm.em.getDriver(), orm.config);
    people.up();
    const [sql] = people
      .getQueries()
      .filter((query) => typeof query === 'string' && query.includes('function record_audit_entry()'));
    if (typeof sql !== 'string') throw new Error('the migration makes no function');
    return sql;
  } finally {
    await orm.close();
  }
}

/** Rows of tables of which the snapshot has none: of two creditors, and of nobody. */
const SINCE_THE_SNAPSHOT = [
  `insert into creditor select (jsonb_populate_record(null::creditor, to_jsonb(c) || jsonb_build_object('id', md5(c.id::text)::uuid,
     'fi_creditor_number', '89999999', 'pbs_number', '99999999', 'bs_data_supplier_number', '99999998'))).* from (select * from creditor limit 1) c`,
  `insert into person (id, email, name, language)
   select md5(n::text)::uuid, 'person' || n || '@prove.example', 'Prøveperson ' || n, 'da' from generate_series(1, 3) n`,
  `insert into person_creditor (person_id, creditor_id, role)
   select p.id, c.id, 'bookkeeper' from person p cross join creditor c where p.name <> 'Prøveperson 3' order by 1, 2`,
  `insert into one_time_token (id, kind, email, creditor_id, role, language, status, expires_at)
   select md5('token' || c.id)::uuid, 'invite', 'ny@prove.example', c.id, 'admin', 'da', 'sent', timestamptz '2027-01-01' from creditor c`,
  `insert into one_time_token (id, kind, email, is_operator, language, status, expires_at)
   values (md5('operator')::uuid, 'invite', 'ny@prove.example', true, 'da', 'sent', timestamptz '2027-01-01')`,
  `insert into received_file_decision (id, received_file_id, creditor_id, decided_by, refused_for, reason)
   select md5('decision' || n)::uuid, (select id from received_file limit 1), (select id from creditor limit 1), 'Prøve', 'wrong_totals', 'prøve'
   from generate_series(1, 2) n`,
  // Of each kind that is told of, and of one that is not.
  `insert into ledger_transfer (id, creditor_id, booked_on, kind, debit, credit, amount_ore, debtor_id, payment_id)
   select md5('transfer' || n)::uuid, d.creditor_id, date '2027-01-01', (array['dismissed', 'paid_out', 'received'])[n % 3 + 1], 'bank', 'vat', n, d.id, d.id
   from (select * from debtor limit 1) d cross join generate_series(1, 6) n`,
];

const REQUEST = '00000000-0000-7000-8000-0000000000bb';
const ACTORS: Readonly<Record<string, object>> = {
  'an operator': { role: 'operator', name: 'Drift', requestId: REQUEST },
  'a key': { role: 'admin', name: 'Prøvenøgle', apiKeyId: '00000000-0000-7000-8000-0000000000aa' },
  // At each creditor what they are there: the identifier is that of the first person above.
  'a person': { name: 'Prøveperson 1', personId: 'c4ca4238-a0b9-2382-0dcc-509a6f75849b', requestId: REQUEST },
};

interface AuditedTable {
  readonly table: string;
  /** Of the triggers, as they were and are: what it is called, whose trail it stands in, what is left out. */
  readonly args: readonly string[];
}

// Those that were audited row by row: what was made after the recorder has a larger identifier.
const AUDITED_TABLES = `
select tgrelid::regclass::text "table", (string_to_array(encode(tgargs, 'escape'), '\\000'))[1:5] args
from pg_trigger where tgfoid = 'record_changed'::regproc and tgrelid < tgfoid order by 1`;

/** The triggers that a table had: one for each row that is written. */
function formerTriggers({ table, args }: AuditedTable): string[] {
  const trigger = (name: string, events: string, condition: string, given: readonly string[]) =>
    `create trigger ${name} after ${events} on ${table} for each row when (current_setting('termin.actor', true) <> ''${condition})
     execute function record_audit_entry(${given.map((one) => `'${one}'`).join()})`;
  if (table !== 'ledger_transfer') return [trigger('formerly_audited', 'insert or update or delete', '', args)];
  return [
    trigger('formerly_of_debtor', 'insert', ` and new.kind = 'paid_out'`, [
      'ledger_transfer',
      'debtor',
      'debtor_id',
      '{}',
      '{}',
    ]),
    trigger('formerly_of_payment', 'insert', ` and new.kind = 'dismissed'`, [
      'ledger_transfer',
      'payment',
      'payment_id',
      '{}',
      '{}',
    ]),
  ];
}

/** What a column of the type becomes: another value of the type each time. */
const CHANGED: Readonly<Record<string, (column: string) => string>> = {
  uuid: (column) => `md5(${column}::text)::uuid`,
  text: (column) => `${column} || '1'`,
  'character varying': (column) => `${column} || '1'`,
  character: (column) => `reverse(${column})`,
  boolean: (column) => `not ${column}`,
  date: (column) => `${column} + 1`,
  'timestamp with time zone': (column) => `${column} + interval '1 day'`,
  integer: (column) => `${column} + 1000`,
  bigint: (column) => `${column} + 1000`,
};

const COLUMNS = `
select column_name "name", data_type "type" from information_schema.columns
where table_schema = 'public' and table_name = $1 order by ordinal_position`;

async function statementsFor(table: string): Promise<string[]> {
  const { rows: columns } = await client.query<{ name: string; type: string }>(COLUMNS, [table]);
  const first = `ctid = (select min(ctid) from ${table})`;
  const changes = columns.flatMap(({ name, type }) => [
    ...(CHANGED[type] === undefined ? [] : [`"${name}" = ${CHANGED[type](`"${name}"`)}`]),
    `"${name}" = null`,
  ]);
  const [key] = columns;
  return [
    `update ${table} set "${key?.name}" = "${key?.name}"`,
    ...changes.flatMap((change) => [`update ${table} set ${change}`, `update ${table} set ${change} where ${first}`]),
    `delete from ${table} where ${first}`,
    `delete from ${table}`,
    `insert into ${table} select * from kept limit 1 on conflict do nothing`,
    `insert into ${table} select * from kept on conflict do nothing`,
    `update ${table} set "${key?.name}" = "${key?.name}" where false`,
  ];
}

/** What the trail tells of an entry, but its own id and time. */
const ENTRIES = `
select jsonb_agg(to_jsonb(e) - '{id,at}'::text[] order by id) entries from audit_entry e where not exists (select from known k where k.id = e.id)`;

type Trail = readonly { readonly action: string; readonly trail_type: string }[];

/** Runs each statement on the rows as they were and answers what is told of it, in its order; null where the table refuses it. */
async function trailOf(
  table: string,
  { triggers, actor }: { triggers: readonly string[]; actor: object },
): Promise<Record<string, Trail | null>> {
  const told: Record<string, Trail | null> = {};
  await client.query('begin');
  for (const sql of triggers) await client.query(sql);
  await client.query('create temp table known on commit drop as select id from audit_entry');
  await client.query(`create temp table kept on commit drop as select * from ${table}`);
  for (const sql of await statementsFor(table)) {
    await client.query('savepoint before');
    try {
      if (sql.startsWith('insert')) await client.query(`delete from ${table}`);
      await client.query(`select set_config('termin.actor', $1, true)`, [JSON.stringify(actor)]);
      await client.query(sql);
      const { rows } = await client.query<{ entries: Trail | null }>(ENTRIES);
      told[sql] = rows[0]?.entries ?? [];
    } catch {
      told[sql] = null;
    }
    await client.query('rollback to savepoint before');
  }
  await client.query('rollback');
  return told;
}

const always = (table: string, triggers: readonly string[]) =>
  triggers.map((trigger) => `alter table ${table} enable always trigger ${trigger}`);

/** A statement that writes transfers of both trails tells of one after the other, and row by row within each. */
const byTrail = (told: Record<string, Trail | null>) =>
  Object.fromEntries(
    Object.entries(told).map(([sql, entries]) => [
      sql,
      entries && Map.groupBy(entries, ({ trail_type }) => trail_type),
    ]),
  );

const tellsOf = (told: Record<string, Trail | null>, action: string, fewest: number): boolean =>
  Object.values(told).some((trail) => (trail ?? []).filter((entry) => entry.action === action).length >= fewest);

test(
  'of every table that was audited row by row, whatever a statement does to one row or to many, the trail tells what it told row by row',
  async () => {
    const { rows } = await client.query<AuditedTable>(AUDITED_TABLES);
    expect(rows.length).toBeGreaterThan(30);
    await client.query(formerFunction);
    for (const audited of [...rows, { table: 'ledger_transfer', args: [] }]) {
      const { table } = audited;
      const isOfSomeKinds = table === 'ledger_transfer';
      const former = formerTriggers(audited);
      const formerNames = former.map((sql) => /create trigger (\w+)/.exec(sql)?.[1] ?? '');
      const ofToday = isOfSomeKinds
        ? ['audited_of_debtor', 'audited_of_payment']
        : ['audited_when_created', 'audited_when_changed', 'audited_when_deleted'];
      for (const [who, actor] of Object.entries(ACTORS)) {
        if (who === 'a person' && table !== 'person') continue;
        const before = await trailOf(table, { triggers: [...former, ...always(table, formerNames)], actor });
        const today = await trailOf(table, { triggers: always(table, ofToday), actor });
        expect({ table, who, told: byTrail(today) }).toEqual({ table, who, told: byTrail(before) });
        const actions = isOfSomeKinds ? ['created'] : ['created', 'changed', 'deleted'];
        expect({ table, who, actions: actions.filter((action) => tellsOf(today, action, 1)) }).toEqual({
          table,
          who,
          actions,
        });
      }
    }
  },
  TIMEOUT_MS,
);
