import type { EntityManager } from './orm.ts';
import { DATABASE_ROLES, FUNCTION_RIGHTS, TABLE_RIGHTS, type Right, type Worker } from './role-rights.ts';

/** Nobody but the owner may attach a trigger's function to a table of their own, and with it write what the function may. */
const TRIGGERS_ARE_THE_OWNERS = `
do $$
declare
  f record;
begin
  for f in select p.oid::regprocedure name from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prorettype = 'trigger'::regtype
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      and not (p.prosecdef and p.proconfig @> array['search_path=public, pg_temp'] and not has_function_privilege('public', p.oid, 'execute'))
  loop
    execute format('alter function %s security definer set search_path = public, pg_temp', f.name);
    execute format('revoke execute on function %s from public', f.name);
  end loop;
end $$`;

/**
 * Gives the roles of the API and the worker what they may have, and takes what they have besides; where the database has no such roles,
 * whoever owns it does all work, as before there were any. Triggers work with the owner's rights in any case.
 *
 * It is to be run by the owner, in a transaction, after the migrations: they need say nothing of roles.
 */
export async function applyRoles(em: EntityManager): Promise<void> {
  await em.execute(TRIGGERS_ARE_THE_OWNERS);
  for (const worker of await presentRoles(em)) {
    for (const sql of statementsFor(worker, await keysOfTables(em))) await em.execute(sql);
  }
}

async function presentRoles(em: EntityManager): Promise<Worker[]> {
  const rows = await em.execute<{ name: string }[]>('select rolname "name" from pg_roles where rolname in (?, ?)', [
    DATABASE_ROLES.api,
    DATABASE_ROLES.worker,
  ]);
  const present = new Set(rows.map(({ name }) => name));
  return (['api', 'worker'] as const).filter((worker) => present.has(DATABASE_ROLES[worker]));
}

/** Of each table a column of its key. */
async function keysOfTables(em: EntityManager): Promise<ReadonlyMap<string, string>> {
  const rows = await em.execute<{ table: string; column: string }[]>(
    `select c.relname "table", a.attname "column" from pg_class c
     join pg_index i on i.indrelid = c.oid and i.indisprimary
     join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
  );
  return new Map(rows.map(({ table, column }) => [table, column]));
}

function statementsFor(worker: Worker, keys: ReadonlyMap<string, string>): string[] {
  const role = DATABASE_ROLES[worker];
  const onTables = [...keys].flatMap(([table, key]) => {
    const rights = (TABLE_RIGHTS[table]?.[worker] ?? []).map((right) => granted(right, key));
    return rights.length === 0 ? [] : [`grant ${rights.join(', ')} on "${table}" to ${role}`];
  });
  const onFunctions = Object.entries(FUNCTION_RIGHTS).map(([name, workers]) =>
    workers.includes(worker)
      ? `grant execute on function ${name} to ${role}`
      : `revoke execute on function ${name} from ${role}`,
  );
  return [
    `grant usage on schema public to ${role}`,
    `revoke all on all tables in schema public from ${role}`,
    ...onTables,
    ...onFunctions,
  ];
}

/** Who locks a row needs to be allowed to change something of it: its key, which nothing can be changed to. */
const granted = (right: Right, key: string): string => (right === 'hold' ? `update ("${key}")` : right);
