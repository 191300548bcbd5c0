import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { asRole } from '../dev/database-roles.ts';
import { ensureDatabase, withClient } from '../dev/postgres.ts';
import { startThrowAwayServer } from '../dev/test-database.ts';
import type { CreditorId, DebtorId, PersonId } from '../domain/identifiers/ids.ts';
import { sampleCreditor, sampleDebtor } from '../tests/support/sample-data.ts';
import { samplePerson } from '../tests/support/sample-people.ts';
import { openTestDatabase, type OpenTestDatabase } from '../tests/support/test-database.ts';
import { applyRoles } from './apply-roles.ts';
import { migrate } from './migrate.ts';
import { openSession } from './people/sessions.ts';
import { DATABASE_ROLES, FUNCTION_RIGHTS, TABLE_RIGHTS, type Worker } from './role-rights.ts';

const WORKERS = ['api', 'worker'] as const;
const DENIED = 'permission denied';
const KEY_NAME = 'Bogholderi';

let database: OpenTestDatabase;
let creditorId: CreditorId;
let debtorId: DebtorId;
let apiKeyId: string;
let personId: PersonId;

beforeAll(async () => {
  database = await openTestDatabase();
  const { orm } = database;
  creditorId = await sampleCreditor(orm);
  debtorId = await sampleDebtor(orm, { creditorId });
  ({ personId } = await samplePerson(orm, { creditorId, role: 'bookkeeper' }));
  await signIn(personId);
  apiKeyId = await insertKey();
});
afterAll(() => database.close());

async function insertKey(): Promise<string> {
  const id = uuid();
  await asOwner(
    `insert into api_key (id, creditor_id, role, name, hash) values ('${id}', '${creditorId}', 'admin', '${KEY_NAME}', sha256('${id}'))`,
  );
  return id;
}

async function signIn(id: PersonId): Promise<void> {
  await openSession(database.orm.em.fork(), { personId: id, agent: null, idToken: null });
}

const asOwner = (sql: string) => database.orm.em.fork().execute<Record<string, unknown>[]>(sql);

/** What the last of the statements answers, in a transaction of the role that is taken back where one fails. */
async function as(worker: Worker, ...statements: string[]): Promise<Record<string, unknown>[]> {
  return withClient(asRole(database.url, worker), (client) => inTransaction(client, statements));
}

async function inTransaction(client: Client, statements: readonly string[]): Promise<Record<string, unknown>[]> {
  await client.query('begin');
  try {
    let rows: Record<string, unknown>[] = [];
    for (const sql of statements) ({ rows } = await client.query<Record<string, unknown>>(sql));
    await client.query('commit');
    return rows;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

const actor = (changes: Readonly<Record<string, unknown>> = {}) => ({
  role: 'admin',
  name: KEY_NAME,
  apiKeyId,
  personId: null,
  requestId: null,
  ...changes,
});
const aPerson = (changes: Readonly<Record<string, unknown>> = {}) =>
  actor({ role: 'bookkeeper', name: 'Prøve Person', apiKeyId: null, personId, ...changes });
const naming = (one: unknown) => `select name_actor('${JSON.stringify(one)}') named`;
const claiming = (one: unknown) => `select set_config('termin.actor', '${JSON.stringify(one)}', true)`;
const changing = () => `update debtor set name = 'Prøvekunde ${randomUUID()}' where id = '${debtorId}'`;
const entries = async () =>
  (await asOwner('select actor_name, api_key_id, person_id from audit_entry order by id')).at(-1);
const countEntries = async () => (await asOwner('select from audit_entry')).length;

describe('what each role may do', () => {
  test('is said of every table, and of none that is not there', async () => {
    const tables = await asOwner(
      `select relname "name" from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    );
    expect(Object.keys(TABLE_RIGHTS).toSorted()).toEqual(tables.map(({ name }) => String(name)).toSorted());
  });

  test.each(WORKERS)('is what the database lets it do: %s', async (worker) => {
    const rows = await asOwner(
      `select c.relname "table", array(
         select verb from unnest('{select,insert,update,delete,truncate,references,trigger,maintain}'::text[]) verb
         where has_table_privilege('${DATABASE_ROLES[worker]}', c.oid, verb)) verbs
       from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    );
    const may = Object.fromEntries(rows.map(({ table, verbs }) => [String(table), verbs]));
    const said = Object.entries(TABLE_RIGHTS).map(([table, rights]) => [
      table,
      rights[worker].filter((right) => right !== 'hold'),
    ]);
    expect(may).toEqual(Object.fromEntries(said));
  });

  test('does not let them write what triggers alone write, nor empty, alter or own anything', async () => {
    for (const worker of WORKERS) {
      for (const table of ['audit_entry', 'ledger_sum', 'turnover_sum', 'invoice_balance', 'debtor_balance']) {
        await expect(as(worker, `insert into ${table} default values`)).rejects.toThrow(DENIED);
        await expect(as(worker, `delete from ${table}`)).rejects.toThrow(DENIED);
      }
      await expect(as(worker, 'truncate invoice')).rejects.toThrow(DENIED);
      await expect(as(worker, 'alter table invoice disable trigger all')).rejects.toThrow('must be owner');
      await expect(as(worker, 'create table own (id int)')).rejects.toThrow(DENIED);
      await expect(as(worker, 'select secret from audit_seal')).rejects.toThrow(DENIED);
    }
  });

  test('a right that somebody has given besides is taken at the next migration', async () => {
    await asOwner(
      'grant delete on invoice to termin_api; grant execute on function name_actor(jsonb) to termin_worker',
    );
    await database.orm.em.fork().transactional(applyRoles);
    await expect(as('api', 'delete from invoice')).rejects.toThrow(DENIED);
    await expect(as('worker', naming(actor()))).rejects.toThrow(DENIED);
  });
});

describe('functions', () => {
  test('of triggers run as the owner, find what is the schema’s own, and nobody may attach them elsewhere', async () => {
    const open = await asOwner(
      `select proname from pg_proc p where pronamespace = 'public'::regnamespace and prorettype = 'trigger'::regtype
         and not exists (select from pg_depend where objid = p.oid and deptype = 'e')
         and (not prosecdef or has_function_privilege('public', p.oid, 'execute')
           or not proconfig @> array['search_path=public, pg_temp'])`,
    );
    expect(open).toEqual([]);
    await expect(
      as(
        'api',
        'create temporary table debtor_of_mine (id uuid, creditor_id uuid)',
        `create trigger t after insert on debtor_of_mine referencing new table as added for each statement
         execute function record_created('debtor', 'debtor', 'id', '{}', '{}', '{}')`,
      ),
    ).rejects.toThrow('permission denied for function record_created');
  });

  test('that run as the owner may be called by those alone who are named', async () => {
    const rows = await asOwner(
      `select p.oid::regprocedure::text "name", has_function_privilege('public', p.oid, 'execute') "isPublic" from pg_proc p
       where pronamespace = 'public'::regnamespace and prosecdef and prorettype <> 'trigger'::regtype`,
    );
    expect(rows.filter(({ isPublic }) => isPublic === true)).toEqual([]);
    expect(rows.map(({ name }) => String(name))).toEqual(expect.arrayContaining(Object.keys(FUNCTION_RIGHTS)));
  });
});

describe('who acts', () => {
  test('is named by what is there: a key, a person, an operator', async () => {
    for (const one of [actor(), aPerson(), actor({ role: 'operator', name: 'operator', apiKeyId: null })]) {
      expect(await as('api', naming(one), changing())).toEqual([]);
      expect(await entries()).toEqual({ actor_name: one.name, api_key_id: one.apiKeyId, person_id: one.personId });
    }
  });

  test('cannot be a key or a person that is not there, that has another name or role, or that is over', async () => {
    const revoked = await insertKey();
    await asOwner(`update api_key set revoked_at = now() where id = '${revoked}'`);
    const { personId: disabled } = await samplePerson(database.orm, { creditorId, disabledAt: new Date('2026-01-01') });
    await signIn(disabled);
    const { personId: signedOut } = await samplePerson(database.orm, { creditorId });
    for (const one of [
      actor({ apiKeyId: randomUUID() }),
      actor({ apiKeyId: revoked }),
      actor({ name: 'Revision' }),
      actor({ role: 'read_only' }),
      actor({ personId }),
      actor({ apiKeyId: null }),
      actor({ role: 'operator', name: 'Revision', apiKeyId: null }),
      aPerson({ personId: randomUUID() }),
      aPerson({ personId: disabled, role: 'admin' }),
      aPerson({ personId: signedOut, role: 'admin' }),
      aPerson({ name: 'Prøve Anden' }),
      aPerson({ role: 'admin' }),
      aPerson({ role: 'operator' }),
    ]) {
      expect({ one, rows: await as('api', naming(one)) }).toEqual({ one, rows: [{ named: false }] });
    }
  });

  test('cannot be said by a setting: the change is refused with its entry', async () => {
    const before = await countEntries();
    for (const worker of WORKERS) {
      await expect(as(worker, claiming(actor()), `update creditor set name = 'Prøve'`)).rejects.toThrow(
        'has not been named',
      );
      await expect(
        as(
          worker,
          claiming(actor()),
          `select set_config('termin.actor_seal', repeat('0', 64), true)`,
          `update creditor set name = 'Prøve'`,
        ),
      ).rejects.toThrow('has not been named');
    }
    // Named as one, and written as another.
    await expect(as('api', naming(actor()), claiming(aPerson()), changing())).rejects.toThrow('has not been named');
    expect(await countEntries()).toBe(before);
  });

  test('cannot be taken over from another transaction', async () => {
    const read = `select current_setting('termin.actor') actor, current_setting('termin.actor_seal') seal`;
    const [sealed] = await as('api', naming(actor()), read);
    const taken = Object.entries({ 'termin.actor': sealed?.['actor'], 'termin.actor_seal': sealed?.['seal'] });
    const claims = taken.map(([name, value]) => `select set_config('${name}', '${String(value)}', true)`);
    await expect(as('api', ...claims, changing())).rejects.toThrow('has not been named');
  });

  test('is nobody whom the worker could name', async () => {
    await expect(as('worker', naming(actor()))).rejects.toThrow(DENIED);
    await expect(as('api', `select seal_actor('{}')`)).rejects.toThrow(DENIED);
  });
});

test('a database without the roles is migrated as before there were any, and its owner does all work', async () => {
  const server = await startThrowAwayServer();
  try {
    const serverUrl = server.url('postgres');
    await withClient(serverUrl, (client) => client.query(`drop role ${Object.values(DATABASE_ROLES).join(', ')}`));
    await ensureDatabase({ serverUrl, name: 'alone' });
    await migrate(server.url('alone'));
    await withClient(server.url('alone'), async (client) => {
      const { rows } = await client.query(`select name_actor('{"role": "operator", "name": "operator"}') named`);
      expect(rows).toEqual([{ named: true }]);
    });
    // They are made later, and the next migration gives them what they may.
    await withClient(serverUrl, (client) => client.query(`create role termin_worker login password 'w'`));
    await migrate(server.url('alone'));
    const url = new URL(asRole(server.url('alone'), 'worker'));
    url.password = 'w';
    await withClient(url.href, async (client) => {
      expect((await client.query('select from creditor')).rowCount).toBe(0);
      await expect(client.query('delete from creditor')).rejects.toThrow(DENIED);
    });
  } finally {
    await server.stop();
  }
}, 120_000);
