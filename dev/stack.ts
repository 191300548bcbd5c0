import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes.ts';
import type { Worker } from '../db/role-rights.ts';
import { takeDataFolder } from './data-folder.ts';
import { asRole } from './database-roles.ts';
import { startMailCatcher, type MailCatcher } from './mail-catcher.ts';
import { ensureDatabase, startPostgres, type PostgresServer } from './postgres.ts';
import { secretFromFile } from './secret-file.ts';
import { startTemporal, type TemporalServer } from './temporal.ts';

const DATABASE_NAME = 'termin';

export interface StackOptions {
  /** Everything the stack keeps lies here. One stack at a time; what is there is taken up. */
  dataFolder: string;
  /** The data lasts no longer than the stack: faster, and the folder is deleted at the end. */
  throwAway?: boolean;
  onProgress?: (message: string) => void;
}

/** PostgreSQL, Temporal and the mail server, with the database's schema up to date. */
export interface Stack {
  dataFolder: string;
  /** As the owner of all. */
  databaseUrl: string;
  /** As each may work on it: as the owner too, where `DATABASE_URL` names a server that was there already. */
  databaseUrls: Readonly<Record<Worker, string>>;
  temporal: TemporalServer;
  /** undefined where `DATABASE_URL` names a server that was there already. */
  postgres: PostgresServer | undefined;
  mail: MailCatcher;
  /** Where files for Betalingsservice are put. */
  dropFolder: string;
  /** Where files that come back are laid. */
  returnFolder: string;
  operatorKey: string;
  operatorKeyFile: string;
  /** Settles, with a sentence that says which, when a part ends that was not told to. */
  failed: Promise<string>;
  stop: () => Promise<void>;
}

/** @throws Error that says what is missing or who uses the folder; what was started by then is stopped. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { throwAway = false, onProgress = () => undefined } = options;
  const dataFolder = resolve(options.dataFolder);
  const lock = await takeDataFolder(dataFolder);
  const closers: (() => Promise<unknown>)[] = [];
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      for (const close of closers.toReversed()) await close();
      lock.release();
      if (throwAway) await rm(dataFolder, { recursive: true, force: true });
    })();
    return stopping;
  };
  const { promise: failed, resolve: fail } = Promise.withResolvers<string>();
  const watch = (name: string, part: PostgresServer | TemporalServer): void => {
    closers.push(part.stop);
    void part.exited.then(({ code, signal }) => {
      if (stopping === undefined) fail(`${name} ended by itself (${signal ?? `exit code ${code}`})`);
    });
  };
  try {
    const operatorKeyFile = join(dataFolder, 'operator-key');
    const dropFolder = join(dataFolder, 'betalingsservice');
    const returnFolder = join(dataFolder, 'betalingsservice-returns');
    await mkdir(dropFolder, { recursive: true });
    await mkdir(returnFolder, { recursive: true });
    onProgress('starting PostgreSQL, Temporal and the mail server');
    // All three are awaited even where one fails, so that each is known to `stop`.
    const [postgresStart, temporalStart, mailStart] = await Promise.allSettled([
      startDatabaseServer({ folder: join(dataFolder, 'postgres'), throwAway, onProgress }),
      startTemporal({
        folder: join(dataFolder, 'temporal'),
        searchAttributes: SEARCH_ATTRIBUTES,
        throwAway,
        onProgress,
      }),
      startMailCatcher({ folder: join(dataFolder, 'mail') }),
    ]);
    if (mailStart.status === 'fulfilled') closers.push(mailStart.value.stop);
    if (postgresStart.status === 'fulfilled' && postgresStart.value !== undefined)
      watch('PostgreSQL', postgresStart.value);
    if (temporalStart.status === 'fulfilled') watch('Temporal', temporalStart.value);
    const postgres = valueOf(postgresStart);
    const temporal = valueOf(temporalStart);
    const mail = valueOf(mailStart);
    const databaseUrl = postgres?.url(DATABASE_NAME) ?? givenDatabaseUrl() ?? '';
    if (postgres !== undefined) await ensureDatabase({ serverUrl: postgres.url('postgres'), name: DATABASE_NAME });
    onProgress('bringing the database schema up to date');
    // Loaded here and not above: it brings the whole ORM, which only a start needs.
    const { migrate } = await import('../db/migrate.ts');
    await migrate(databaseUrl);
    const operatorKey = await secretFromFile(operatorKeyFile);
    const urlFor = (worker: Worker) => (postgres === undefined ? databaseUrl : asRole(databaseUrl, worker));
    return {
      dataFolder,
      databaseUrl,
      databaseUrls: { api: urlFor('api'), worker: urlFor('worker') },
      temporal,
      postgres,
      mail,
      dropFolder,
      returnFolder,
      operatorKey,
      operatorKeyFile,
      failed,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function givenDatabaseUrl(): string | undefined {
  return process.env['DATABASE_URL'] || undefined;
}

async function startDatabaseServer(options: Parameters<typeof startPostgres>[0]): Promise<PostgresServer | undefined> {
  return givenDatabaseUrl() === undefined ? startPostgres(options) : undefined;
}

function valueOf<Value>(result: PromiseSettledResult<Value>): Value {
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}
