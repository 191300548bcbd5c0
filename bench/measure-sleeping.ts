import { availableParallelism } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { addDays } from '../domain/calendar/calendar.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import { sampleCreditor } from '../tests/support/sample-data.ts';
import type { BenchStack } from './bench-stack.ts';
import { type CpuOfParts, cpuOfParts, cpuPerPeriod } from './cpu-of-parts.ts';
import { dueYesterday } from './due-yesterday.ts';
import { residentBytes } from './process-memory.ts';
import { type BenchApi, startApi } from './start-api.ts';
import { untilCounted } from './until-counted.ts';
import { untilQuiet } from './until-quiet.ts';

/** Imported in so many files, with a look at the memory after each. */
const FILES = 4;
const SLEEP_FOR_DAYS = 300;
const IDLE_SECONDS = 20;
/** What so many rows leave to do (checkpoints, vacuum, the visibility store) is done by then. */
const QUIET_LIMIT_MS = 240_000;
const START_LIMIT_MS = 20 * 60 * 1000;
/** Thousands are counted each time. */
const POLL_MS = 500;

/** After so many subscriptions in all. */
interface AfterFile {
  readonly subscriptions: number;
  readonly importSeconds: number;
  /** From the answer until Temporal has the last of the file. */
  readonly startSeconds: number;
  readonly workerBytes: number | null;
}

export interface SleepingReport {
  readonly count: number;
  readonly cores: number;
  readonly cache: number;
  readonly files: readonly AfterFile[];
  readonly importedPerSecond: number;
  readonly startsPerSecond: number;
  /** With all that belongs to it: debtor, line, message to its workflow, trail. */
  readonly postgresBytesEach: number;
  readonly temporalBytesEach: number;
  /** Of each second in which nothing happens, before the first and with the last of them asleep. */
  readonly idleCpuMsBefore: CpuOfParts;
  readonly idleCpuMsAsleep: CpuOfParts;
}

/** Imports subscriptions that sleep for most of a year, and looks at what they take while they do. */
export async function measureSleeping(
  stack: BenchStack,
  { count, cache, onProgress }: { count: number; cache: number; onProgress: (message: string) => void },
): Promise<SleepingReport> {
  const api = await startApi(stack);
  try {
    const creditorId = await sampleCreditor(stack.orm);
    const key = await api.adminKey(creditorId);
    onProgress('idle, before the first');
    const idleCpuMsBefore = await idleCpu(stack);
    const before = await sizes(stack);
    const files: AfterFile[] = [];
    for (let file = 1; file <= FILES; file += 1) {
      const from = Math.floor((count * (file - 1)) / FILES);
      const to = Math.floor((count * file) / FILES);
      const took = await importSleepers(stack, { api, key, creditorId, from, to });
      const workerBytes = residentBytes(stack.pids.billingWorker);
      onProgress(`${to} asleep: ${((to - from) / took.startSeconds).toFixed(0)} started a second`);
      files.push({ subscriptions: to, ...took, workerBytes });
    }
    onProgress('idle, with all asleep');
    const idleCpuMsAsleep = await idleCpu(stack);
    const after = await sizes(stack);
    const seconds = (what: 'importSeconds' | 'startSeconds') => files.reduce((total, file) => total + file[what], 0);
    return {
      count,
      cores: availableParallelism(),
      cache,
      files,
      importedPerSecond: count / seconds('importSeconds'),
      startsPerSecond: count / seconds('startSeconds'),
      postgresBytesEach: (after.postgres - before.postgres) / count,
      temporalBytesEach: (after.temporal - before.temporal) / count,
      idleCpuMsBefore,
      idleCpuMsAsleep,
    };
  } finally {
    await api.stop();
  }
}

/** Debtors and their subscriptions, numbered from the one after `from` up to `to`. */
async function importSleepers(
  { orm }: BenchStack,
  { api, key, creditorId, from, to }: { api: BenchApi; key: string; creditorId: CreditorId; from: number; to: number },
): Promise<{ importSeconds: number; startSeconds: number }> {
  const startOn = addDays(dueYesterday(), SLEEP_FOR_DAYS);
  const rows = Array.from({ length: to - from }, (_, index) => from + index + 1);
  const debtors = rows.map((n) => `${n},Prøvekunde ${n},Prøvevej ${n},9000,Aalborg,kunde${n}@prove.example`);
  const subscriptions = rows.map((n) => `${n},${startOn},month,1,Prøvevare,1,99.95,standard`);
  const begin = performance.now();
  await api.post('/v1/imports/debtors', {
    key,
    csv: ['customerNumber,name,addressLines.0,postcode,city,email', ...debtors].join('\n'),
  });
  await api.post('/v1/imports/subscriptions', {
    key,
    csv: ['customerNumber,startOn,interval.unit,interval.count,text,quantity,unitPrice,vatCode', ...subscriptions].join(
      '\n',
    ),
  });
  const imported = performance.now();
  const started = async () => {
    const [row] = await orm.em
      .fork()
      .execute<{ waiting: number }[]>(
        'select count(*)::int waiting from outbox where creditor_id = ? and delivered_at is null',
        [creditorId],
      );
    return rows.length - (row?.waiting ?? rows.length);
  };
  await untilCounted(started, { wanted: rows.length, limitMs: START_LIMIT_MS, pollMs: POLL_MS });
  return { importSeconds: (imported - begin) / 1000, startSeconds: (performance.now() - imported) / 1000 };
}

/** @throws Error where the servers do not come to rest. */
async function idleCpu({ pids }: BenchStack): Promise<CpuOfParts> {
  const cpu = () => cpuOfParts({ pids, worker: 'billingWorker' });
  if (!(await untilQuiet(cpu, { limitMs: QUIET_LIMIT_MS }))) throw new Error('worker and servers do not come to rest');
  const from = cpu();
  await sleep(IDLE_SECONDS * 1000);
  return cpuPerPeriod({ from, to: cpu(), count: IDLE_SECONDS });
}

/** Bytes on the disk. */
async function sizes({ orm, temporalFile }: BenchStack): Promise<{ postgres: number; temporal: number }> {
  const [row] = await orm.em
    .fork()
    .execute<{ bytes: string }[]>('select pg_database_size(current_database())::text bytes');
  const sqlite = new DatabaseSync(temporalFile, { readOnly: true });
  try {
    const { bytes = 0 } =
      sqlite.prepare('select page_count * page_size bytes from pragma_page_count(), pragma_page_size()').get() ?? {};
    return { postgres: Number.parseInt(row?.bytes ?? '0', 10), temporal: typeof bytes === 'number' ? bytes : 0 };
  } finally {
    sqlite.close();
  }
}
