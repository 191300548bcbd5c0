import { compareMigrations, ofALaterVersion, ofAnEarlierVersion } from './compare-migrations.ts';
import { isDatabaseAway } from './database-away.ts';
import type { Orm } from './orm.ts';

/** A look reads some twenty short rows. A version that has become too old goes on for no longer than this. */
const LOOK_EVERY_MS = 2_000;

export interface MigrationWatch {
  /** Settles, with a sentence that says what to do, when the database is no longer that of this version. */
  readonly mismatch: Promise<string>;
  /** Ends the looking; `mismatch` then stays open. */
  stop(): Promise<void>;
}

/**
 * Looks whether the database is that of this version: an older version on a newer database would bill wrongly and say nothing. A
 * database that is away is looked at when it is back.
 *
 * @throws Error that says what to do where it is not so at the beginning.
 */
export async function watchMigrations(
  orm: Orm,
  { everyMs = LOOK_EVERY_MS }: { everyMs?: number } = {},
): Promise<MigrationWatch> {
  const atFirst = await findMismatch(orm);
  if (atFirst !== null) throw new Error(atFirst);
  const { promise: mismatch, resolve } = Promise.withResolvers<string>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let underWay: Promise<void> = Promise.resolve();
  const look = async () => {
    // Whatever keeps it from being asked, what the worker or the API is about to do with it will tell.
    const found = await findMismatch(orm).catch(() => null);
    if (stopped) return;
    if (found === null) wait();
    else resolve(found);
  };
  const wait = () => {
    timer = setTimeout(() => {
      underWay = look();
    }, everyMs);
  };
  wait();
  return {
    mismatch,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}

/** Null where the versions fit, or the database cannot be asked now. */
async function findMismatch(orm: Orm): Promise<string | null> {
  try {
    const { unknown, missing } = await compareMigrations(orm);
    if (unknown.length > 0) return ofALaterVersion(unknown);
    return missing.length > 0 ? ofAnEarlierVersion(missing) : null;
  } catch (error) {
    if (isDatabaseAway(error)) return null;
    throw error;
  }
}
