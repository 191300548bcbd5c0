import { MIGRATIONS } from './migrations/index.ts';
import type { Orm } from './orm.ts';

/** What a database and this version do not have in common: names of migrations, in the order in which they were or will be run. */
export interface MigrationDifference {
  /** Migrations of the database that this version does not know: a later version has been here. */
  readonly unknown: readonly string[];
  /** Migrations of this version that the database lacks. */
  readonly missing: readonly string[];
}

/** Compares the migrations of the database with those of this version. @throws what the driver throws where the database is away. */
export async function compareMigrations(orm: Orm): Promise<MigrationDifference> {
  const em = orm.em.fork();
  const [table] = await em.execute<{ exists: boolean }[]>(`select to_regclass('migration') is not null "exists"`);
  const rows =
    table?.exists === true ? await em.execute<{ name: string }[]>('select name from migration order by id') : [];
  const done = rows.map(({ name }) => name);
  const known = MIGRATIONS.map((Migration) => nameOf(new Migration(orm.em.getDriver(), orm.config)));
  return {
    unknown: done.filter((name) => !known.includes(name)),
    missing: known.filter((name) => !done.includes(name)),
  };
}

function nameOf({ name }: { readonly name?: string }): string {
  // The name of the class would do for MikroORM, but not for a database that has run it before somebody renamed the class.
  if (name === undefined) throw new Error('a migration has no name');
  return name;
}

/** What somebody is told whose version is older than the database. */
export function ofALaterVersion(unknown: readonly string[]): string {
  return (
    `The database holds migrations that this version does not know: ${unknown.join(', ')}. ` +
    'It would bill wrongly. Start the version that made them; the way back is the backup from before the update (docs/updating.md).'
  );
}

/** What somebody is told whose version is newer than the database. */
export function ofAnEarlierVersion(missing: readonly string[]): string {
  return `The database lacks migrations of this version: ${missing.join(', ')}. Run db/migrate.ts first (docs/updating.md).`;
}
