import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePorts } from './free-ports.ts';
import { PROJECT_ROOT } from './project-root.ts';
import type { Stack } from './stack.ts';
import { startGuarded, type GuardedProcess } from './start-guarded.ts';
import { NAMESPACE } from './temporal-answers.ts';
import { watchSilence } from './watch-silence.ts';

/** A worker lets the activities it has begun come to their end: a PDF and a mail take seconds, a mail server that hangs takes longer. */
const DRAIN_MS = 20_000;
const LOG_TAIL_CHARACTERS = 1_500;

export interface Services {
  apiUrl: string;
  api: GuardedProcess;
  worker: GuardedProcess;
  /** Settles, with a sentence that says which and the end of its log, when one ends that was not told to. */
  failed: Promise<string>;
  stop: () => Promise<void>;
}

interface Service {
  name: string;
  child: GuardedProcess;
  /** The line of JSON that it printed when it was ready. */
  ready: Record<string, unknown>;
  logFile: string;
}

/** Starts the worker and the API on a stack, each in a process of its own with its log in the data folder, and waits until both are ready. */
export async function startServices({
  stack,
  port,
  env = {},
}: {
  stack: Stack;
  /** The API's; a free one where none is said. */
  port?: number;
  env?: NodeJS.ProcessEnv;
}): Promise<Services> {
  const apiPort = port ?? (await freePorts(1))[0];
  const serviceEnv: NodeJS.ProcessEnv = {
    ...withoutTemporal(process.env, { isOwn: stack.temporal.pid !== undefined }),
    TZ: 'UTC',
    TEMPORAL_ADDRESS: stack.temporal.address,
    TEMPORAL_NAMESPACE: NAMESPACE,
    SMTP_URL: stack.mail.smtpUrl,
    DROP_FOLDER: stack.dropFolder,
    RETURN_FOLDER: stack.returnFolder,
    RETURN_ARCHIVE: join(stack.returnFolder, 'stored'),
    RETURN_POLL_SECONDS: '1',
    RETURN_SETTLE_SECONDS: '0.2',
    PORT: String(apiPort),
    TERMIN_OPERATOR_KEY: stack.operatorKey,
    PUBLIC_URL: `http://127.0.0.1:${apiPort}`,
    // Two processes with one environment: they cannot listen on one port.
    METRICS_PORT: '',
    ...(stack.temporal.uiUrl === undefined ? {} : { TEMPORAL_UI_URL: stack.temporal.uiUrl }),
    ...env,
  };
  const starts = await Promise.allSettled([
    startService({ name: 'worker', stack, env: serviceEnv }),
    startService({ name: 'api', stack, env: serviceEnv }),
  ]);
  const up = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  let stopping = false;
  const stop = async (): Promise<void> => {
    stopping = true;
    // The API first: it takes nothing on that the worker could not do any more.
    for (const { child } of up.toReversed()) await child.stop();
  };
  const [worker, api] = up;
  if (worker === undefined || api === undefined) {
    await stop();
    throw starts.find((start) => start.status === 'rejected')?.reason;
  }
  const failed = Promise.race(
    up.map(async ({ name, child, logFile }) => {
      const { code, signal } = await child.exited;
      if (stopping) return new Promise<never>(() => undefined);
      return `the ${name} ended by itself (${signal ?? `exit code ${code}`}), see ${logFile}:\n${await tailOf(logFile)}`;
    }),
  );
  return { apiUrl: String(api.ready['url']), api: api.child, worker: worker.child, failed, stop };
}

/** A Temporal of our own asks for no key and speaks no TLS, whatever this machine is told of another. */
function withoutTemporal(env: NodeJS.ProcessEnv, { isOwn }: { isOwn: boolean }): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !isOwn || !name.startsWith('TEMPORAL_')));
}

async function startService(options: {
  name: 'api' | 'worker';
  stack: Stack;
  env: NodeJS.ProcessEnv;
}): Promise<Service> {
  const { name, stack, env } = options;
  const logFile = join(stack.dataFolder, `${name}.log`);
  const child = await startGuarded({
    command: process.execPath,
    args: [join(PROJECT_ROOT, name, 'main.ts')],
    cwd: PROJECT_ROOT,
    env: { ...env, DATABASE_URL: stack.databaseUrls[name] },
    killAfterMs: DRAIN_MS,
    output: 'pipe',
  });
  const log = createWriteStream(logFile);
  child.stderr?.pipe(log, { end: false });
  child.stdout?.pipe(log, { end: false });
  const { promise: ready, resolve, reject } = Promise.withResolvers<Record<string, unknown>>();
  if (child.stdout !== null) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const message = parseReady(line);
      if (message !== undefined) resolve(message);
    });
  }
  void child.exited.then(({ code, signal }) => reject(new Error(`ended (${signal ?? `exit code ${code}`})`)));
  const endWatch = watchSilence({ logFile, onSilence: () => reject(new Error('hangs and says nothing')) });
  try {
    return { name, child, ready: await ready, logFile };
  } catch (error) {
    await child.stop();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`the ${name} did not start: it ${reason}, see ${logFile}:\n${await tailOf(logFile)}`, {
      cause: error,
    });
  } finally {
    endWatch();
  }
}

function parseReady(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{"ready":true')) return undefined;
  const message: Record<string, unknown> = JSON.parse(line);
  return message;
}

async function tailOf(file: string): Promise<string> {
  return (await readFile(file, 'utf8').catch(() => '')).slice(-LOG_TAIL_CHARACTERS).trim();
}
