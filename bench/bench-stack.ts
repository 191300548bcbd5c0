import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { migrate } from '../db/migrate.ts';
import { openOrm, type Orm } from '../db/orm.ts';
import { asRole } from '../dev/database-roles.ts';
import { startMailCatcher } from '../dev/mail-catcher.ts';
import { ensureDatabase, startPostgres } from '../dev/postgres.ts';
import { PROJECT_ROOT } from '../dev/project-root.ts';
import { startTemporal } from '../dev/temporal.ts';
import { NAMESPACE } from '../dev/temporal-answers.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes.ts';
import { type BenchWorker, startWorker } from './start-worker.ts';

const DATABASE = 'termin_bench';

/** A rate that is never reached: what is measured is Termin, not the throttle that spares a real mail server. */
export const UNLIMITED_MAILS_PER_SECOND = 10_000;

/** The processes whose CPU time is told apart. */
export interface BenchPids {
  readonly billingWorker: number;
  readonly floorWorker: number;
  readonly temporal: number;
  readonly postgres: number;
}

/** Servers and workers of one measurement, on the loopback address and on data of their own that go with them. */
export interface BenchStack {
  readonly orm: Orm;
  readonly client: Client;
  /** Where each mail that the mail server took is a file. */
  readonly mailFolder: string;
  readonly smtpUrl: string;
  readonly logFolder: string;
  /** Temporal's own database, SQLite. */
  readonly temporalFile: string;
  /** What Termin's processes are told. */
  readonly env: NodeJS.ProcessEnv;
  readonly pids: BenchPids;
  /** How many of the floor's workflows have come through their last activity since the start. */
  floorDone(): number;
  /** The first process of the worker. */
  readonly billingWorker: BenchWorker;
  /** Starts one more, at the rate of mails of the first or another. */
  startBillingWorker(options?: { mailsPerSecond: number }): Promise<BenchWorker>;
  /** Settles, with a sentence, when a worker ends by itself. */
  readonly failed: Promise<string>;
  stop(): Promise<void>;
}

export interface BenchStackOptions {
  readonly mailsPerSecond?: number;
  /** How many workflows each worker keeps in memory; null for as many as fit. */
  readonly cache?: number | null;
  readonly onProgress: (message: string) => void;
}

/** PostgreSQL runs with its normal durability: a commit is on disk. @throws Error where a part does not start; the others are stopped. */
export async function startBenchStack({
  mailsPerSecond = UNLIMITED_MAILS_PER_SECOND,
  cache = null,
  onProgress,
}: BenchStackOptions): Promise<BenchStack> {
  if (process.env['TEMPORAL_ADDRESS']) {
    throw new Error('the measurement brings a Temporal server of its own: run it without TEMPORAL_ADDRESS');
  }
  const folder = await mkdtemp(join(tmpdir(), 'termin-bench-'));
  // PostgreSQL's account passes through, and sees no more than names.
  await chmod(folder, 0o711);
  const closers: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).toReversed()) await close();
  };
  try {
    onProgress('starting PostgreSQL, Temporal and the mail server');
    const postgres = await startPostgres({ folder: join(folder, 'postgres'), onProgress });
    closers.push(postgres.stop);
    const temporal = await startTemporal({
      folder: join(folder, 'temporal'),
      searchAttributes: SEARCH_ATTRIBUTES,
      throwAway: true,
      onProgress,
    });
    closers.push(temporal.stop);
    const mailFolder = join(folder, 'mail');
    const mails = await startMailCatcher({ folder: mailFolder });
    closers.push(mails.stop);
    await ensureDatabase({ serverUrl: postgres.url('postgres'), name: DATABASE });
    const databaseUrl = postgres.url(DATABASE);
    await migrate(databaseUrl);
    const orm = await openOrm({ databaseUrl, poolMax: 2 });
    closers.push(() => orm.close());
    const connection = await Connection.connect({ address: temporal.address });
    closers.push(() => connection.close());
    onProgress('starting the workers');
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      TZ: 'UTC',
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: temporal.address,
      TEMPORAL_NAMESPACE: NAMESPACE,
      SMTP_URL: mails.smtpUrl,
      DROP_FOLDER: join(folder, 'betalingsservice'),
      ...(cache === null ? {} : { WORKFLOWS_IN_MEMORY: String(cache) }),
    };
    const { promise: failed, resolve: fail } = Promise.withResolvers<string>();
    let billingWorkers = 0;
    const startBillingWorker: BenchStack['startBillingWorker'] = async (other = { mailsPerSecond }) => {
      billingWorkers += 1;
      const worker = await startWorker({
        script: join(PROJECT_ROOT, 'worker', 'main.ts'),
        env: { ...env, DATABASE_URL: asRole(databaseUrl, 'worker'), MAILS_PER_SECOND: String(other.mailsPerSecond) },
        logFile: join(folder, `billing-worker-${billingWorkers}.log`),
      });
      closers.push(() => worker.stop());
      void worker.failed.then(fail);
      return worker;
    };
    const billingWorker = await startBillingWorker();
    let floorDone = 0;
    const floorWorker = await startWorker({
      script: join(PROJECT_ROOT, 'bench', 'floor-worker.ts'),
      env,
      logFile: join(folder, 'floor-worker.log'),
      onMessage: ({ done }) => {
        if (typeof done === 'number') floorDone = done;
      },
    });
    closers.push(() => floorWorker.stop());
    const pids: BenchPids = {
      billingWorker: billingWorker.pid,
      floorWorker: floorWorker.pid,
      temporal: temporal.pid ?? 0,
      postgres: postgres.pid,
    };
    void floorWorker.failed.then(fail);
    return {
      orm,
      client: new Client({ connection }),
      mailFolder,
      smtpUrl: mails.smtpUrl,
      logFolder: folder,
      temporalFile: join(folder, 'temporal', 'temporal.db'),
      env,
      pids,
      floorDone: () => floorDone,
      billingWorker,
      startBillingWorker,
      failed,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
