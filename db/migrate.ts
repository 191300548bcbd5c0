import { setTimeout as sleep } from 'node:timers/promises';
import { applyRoles } from './apply-roles.ts';
import { compareMigrations, ofALaterVersion } from './compare-migrations.ts';
import { sqlStateOf } from './database-away.ts';
import { readDatabaseUrl } from './database-tls.ts';
import { readEnvironment, runToldBy } from './environment.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { openOrm, type EntityManager, type Orm } from './orm.ts';
import { tellWorkflows } from './tell-workflows.ts';

/** Key of the advisory lock that two migrations at once wait for each other at: any number that nobody else uses here. */
const MIGRATION_LOCK = 7_127_002;

/**
 * As long as a step waits for a table at once. Whoever comes to the table meanwhile stands behind it, so it is short; and it is
 * shorter than the second after which PostgreSQL looks for a deadlock, so that it is the step that gives way and not a worker.
 */
const LOCK_TIMEOUT_MS = 500;
/** Workers and API have the tables to themselves between two tries. */
const PAUSE_MS = 250;
const MAX_PAUSE_MS = 2_000;
/** No transaction of Termin is as long. After this somebody else holds the table, and a person has to look. */
const PATIENCE_MS = 300_000;

/** lock_not_available, deadlock_detected */
const STANDS_IN_THE_WAY = new Set(['55P03', '40P01']);

/** The first migration of the versions whose worker and API stop when they see that the database is another version's. */
const FIRST_WATCHED = '2026-11-29-schema-of-every-version';

/** What is written to the outbox with a migration, so that workflows which run know what has become true of them. */
const TELLING: Readonly<Record<string, (em: EntityManager) => Promise<void>>> = {
  '2026-11-29-workflows-are-told': tellWorkflows,
};

/**
 * Brings the database's schema up to date, and the rights of the roles that work on it, beside workers and API that work; those until 0.1.0 must be stopped first. Two at once wait for each other.
 *
 * Each migration is a transaction of its own, and is begun again where a table is in use. What is done stays done where a later one
 * fails: the next call goes on after it.
 *
 * @param patienceMs for how long one migration is tried again where others hold what it needs.
 * @throws Error that says what to do where the database is of a later version or a table stays in use; else that of the migration.
 */
export async function migrate(
  databaseUrl: string,
  { patienceMs = PATIENCE_MS }: { patienceMs?: number } = {},
): Promise<void> {
  // One connection holds the lock, one migrates and one asks what has been.
  const orm = await openOrm({ databaseUrl, poolMax: 3 });
  try {
    await orm.em.fork().transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
      const { unknown, missing } = await compareMigrations(orm);
      if (unknown.length > 0) throw new Error(ofALaterVersion(unknown));
      if (missing.includes(FIRST_WATCHED) && missing.length < MIGRATIONS.length) await refuseBesideUnwatched(em);
      // What tells workflows is code of today: it is run on the schema of today, after all else.
      const [telling, altering] = [
        missing.filter((name) => name in TELLING),
        missing.filter((name) => !(name in TELLING)),
      ];
      for (const name of [...altering, ...telling]) await runPatiently(orm, { name, patienceMs });
      await orm.em.fork().transactional(applyRoles);
    });
  } finally {
    await orm.close();
  }
}

/** @throws Error where a worker or an API that does not look at the migrations is connected. One that has nothing to do is, too. */
async function refuseBesideUnwatched(em: EntityManager): Promise<void> {
  const [row] = await em.execute<{ count: number }[]>(
    `select count(*)::int from pg_stat_activity where datname = current_database() and backend_type = 'client backend'
       and application_name = '' and pid <> pg_backend_pid()`,
  );
  if (row === undefined || row.count === 0) return;
  throw new Error(
    `${row.count} connections may be those of a worker or an API of version 0.1.0 or before, which would go on after the migration and bill wrongly. Stop worker and API, and run it again (docs/updating.md).`,
  );
}

async function runPatiently(orm: Orm, { name, patienceMs }: { name: string; patienceMs: number }): Promise<void> {
  const giveUpAtMs = Date.now() + patienceMs;
  for (let pauseMs = PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, MAX_PAUSE_MS)) {
    try {
      await runAlone(orm, name);
      return;
    } catch (error) {
      if (!STANDS_IN_THE_WAY.has(sqlStateOf(error))) throw error;
      if (Date.now() + pauseMs > giveUpAtMs) {
        const sentence = `Migration ${name}: what it changes has been in use for ${patienceMs / 1000} s. Stop worker and API, and run it again.`;
        throw new Error(sentence, { cause: error });
      }
      await sleep(pauseMs);
    }
  }
}

async function runAlone(orm: Orm, name: string): Promise<void> {
  await orm.em.getConnection().transactional(async (transaction) => {
    const run = (sql: string) => orm.em.getConnection().execute(sql, [], 'run', transaction);
    await run(`set local lock_timeout = '${LOCK_TIMEOUT_MS}ms'`);
    // Keys are deferred to the commit elsewhere. A table whose keys are still to be checked cannot be altered: what one step of a
    // migration has written would stand in the way of its next.
    await run('set constraints all immediate');
    await orm.migrator.up({ migrations: [name], transaction });
    const em = orm.em.fork();
    em.setTransactionContext(transaction);
    await TELLING[name]?.(em);
  });
}

if (import.meta.main) {
  await runToldBy(process.env, (env) => migrate(readEnvironment(env, readDatabaseUrl)));
}
