import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { PROJECT_ROOT } from '../dev/project-root.ts';
import { startGuarded } from '../dev/start-guarded.ts';

/** How the worker is started where it is deployed. Young objects get 8 MB a thread: it holds a third less memory for it while it bills a group. */
export const WORKER_FLAGS: readonly string[] = [
  '--max-semi-space-size=8',
  '--import',
  './worker/without-stack-traces.ts',
];

const READY_TIMEOUT_MS = 60_000;
const LOG_TAIL_CHARACTERS = 1_500;

export interface BenchWorker {
  readonly pid: number;
  /** Its line of JSON that it is ready. */
  readonly told: Readonly<Record<string, unknown>>;
  /** Settles, with a sentence and the end of its log, when the worker ends that was not told to. */
  readonly failed: Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts a worker, or the API, in a process of its own and waits for its line of JSON that says it is ready; each later line is handed on.
 * @throws Error with the end of its log where it does not start.
 */
export async function startWorker({
  script,
  env,
  logFile,
  onMessage = () => undefined,
}: {
  script: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
  onMessage?: (message: Readonly<Record<string, unknown>>) => void;
}): Promise<BenchWorker> {
  const child = await startGuarded({
    command: process.execPath,
    args: [...WORKER_FLAGS, script],
    cwd: PROJECT_ROOT,
    env,
    output: 'pipe',
  });
  child.stderr?.pipe(createWriteStream(logFile));
  let stopping = false;
  const logged = async () => (await readFile(logFile, 'utf8').catch(() => '')).slice(-LOG_TAIL_CHARACTERS).trim();
  const ended = child.exited.then(async () => `the worker ${script} ended by itself: ${await logged()}`);
  const { promise: ready, resolve } = Promise.withResolvers<Readonly<Record<string, unknown>>>();
  if (child.stdout !== null) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const message: Record<string, unknown> = JSON.parse(line);
      if (message['ready'] === true) resolve(message);
      else onMessage(message);
    });
  }
  const late = AbortSignal.timeout(READY_TIMEOUT_MS);
  const tooLate = new Promise<string>((told) => {
    late.addEventListener('abort', () => told(`the worker ${script} was not ready in ${READY_TIMEOUT_MS / 1000} s`));
  });
  const told = await Promise.race([ready, ended, tooLate]);
  if (typeof told === 'string') {
    await child.stop();
    throw new Error(told);
  }
  return {
    pid: child.pid,
    told,
    failed: ended.then((reason) => (stopping ? new Promise<never>(() => undefined) : reason)),
    async stop() {
      stopping = true;
      await child.stop();
    },
  };
}
