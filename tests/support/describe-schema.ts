import type { Client } from 'pg';

/** A schema as lines of text, one for each thing that a migration can make: two schemas are the same where their lines are. */
export async function describeSchema(client: Client): Promise<string[]> {
  const lines: string[] = [];
  for (const sql of [COLUMNS, CONSTRAINTS, INDEXES, TRIGGERS, FUNCTIONS]) {
    const { rows } = await client.query<{ line: string }>(sql);
    lines.push(...rows.map(({ line }) => line));
  }
  return lines.toSorted();
}

const COLUMNS = `
select format('column %s.%s %s%s default %s storage %s %s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
  case when a.attnotnull then ' not null' else '' end, coalesce(pg_get_expr(d.adbin, d.adrelid), '-'), a.attstorage,
  a.attidentity, a.attgenerated) line
from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`;

const CONSTRAINTS = `
select format('constraint %s on %s %s', conname, conrelid::regclass, pg_get_constraintdef(oid)) line
from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'`;

const INDEXES = `select 'index ' || indexdef line from pg_indexes where schemaname = 'public'`;

const TRIGGERS = `
select format('trigger %s enabled %s', pg_get_triggerdef(t.oid), t.tgenabled) line
from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace = 'public'::regnamespace and not t.tgisinternal`;

// Those of extensions belong to them.
const FUNCTIONS = `
select 'function ' || pg_get_functiondef(p.oid) line from pg_proc p
where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
  and not exists (select from pg_depend where objid = p.oid and deptype = 'e')`;
