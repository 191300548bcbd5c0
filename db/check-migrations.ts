import type { Orm } from './orm.ts';

// Constraints, triggers, functions and the indexes that serve them are written in the migrations alone; the comparison would drop them.
const WRITTEN_BY_HAND = /^(set names|alter table "\w+" drop constraint |drop (index|function) )/;

/**
 * Compares the migrated database with the entities: answers the statements that would be needed to make tables and columns agree,
 * none where they do.
 */
export async function checkMigrations(orm: Orm): Promise<string[]> {
  const sql = await orm.schema.getUpdateSchemaSQL({ wrap: false });
  return sql
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !WRITTEN_BY_HAND.test(line));
}
