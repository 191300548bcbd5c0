import type { Client } from 'pg';
import type { Snapshot } from './snapshots.ts';

/** As MikroORM makes it. */
const MIGRATION_TABLE = `
create table "migration" ("id" serial primary key, "name" varchar(255) not null, "executed_at" timestamptz(6) not null default current_timestamp(6))`;

/** Columns that a later version has taken away on purpose: this one was counted for five minutes and read by nobody. */
const TAKEN_AWAY = new Set(['received_file_part.known_before']);

/** Makes an empty database what the version of the snapshot had left: its schema, by its own migrations, and its rows. */
export async function restoreSnapshot(client: Client, { migrations, tables }: Snapshot): Promise<void> {
  await client.query(MIGRATION_TABLE);
  for (const { sql } of migrations) for (const statement of sql) await client.query(statement);
  // Rows come as they were: triggers have done their work on them, and keys point to rows that come later.
  await client.query('set session_replication_role = replica');
  for (const [table, rows] of Object.entries(tables)) {
    const columns = columnsOf(rows);
    if (columns.length === 0) continue;
    const names = columns.map((column) => `"${column}"`).join(', ');
    await client.query(
      `insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, $1::json)`,
      [rows],
    );
  }
  await client.query('set session_replication_role = origin');
  await client.query(`select setval(pg_get_serial_sequence('migration', 'id'), (select max(id) from migration))`);
}

/**
 * The rows of the tables that a snapshot has, by its columns alone, each as text: what later versions add to a row is left out.
 * The order is that of the texts.
 */
export async function rowsOfSnapshot(client: Client, { tables }: Snapshot): Promise<Map<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const [table, rows] of Object.entries(tables)) {
    const names = columnsOf(rows)
      .filter((column) => !TAKEN_AWAY.has(`${table}.${column}`))
      .map((column) => `"${column}"`);
    if (names.length === 0) continue;
    const { rows: texts } = await client.query<{ row: string }>(
      `select row_to_json(t)::text "row" from (select ${names.join(', ')} from ${table}) t order by 1`,
    );
    found.set(
      table,
      texts.map(({ row }) => row),
    );
  }
  return found;
}

function columnsOf(rows: string): string[] {
  const parsed: unknown = JSON.parse(rows);
  const first: unknown = Array.isArray(parsed) ? parsed[0] : undefined;
  return typeof first === 'object' && first !== null ? Object.keys(first) : [];
}
