import { existsSync } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { addSearchAttributes } from '../../dev/search-attributes.ts';
import { PROJECT_ROOT } from '../../dev/project-root.ts';
import { startGuarded } from '../../dev/start-guarded.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes.ts';
import type { KillPoint } from './kill-points.ts';

const RETENTION = msToTs('1 day');
const NAMESPACE_POLL_MS = 500;
const NAMESPACE_TIMEOUT_MS = 60_000;
const LOG_TAIL_CHARACTERS = 2_000;

/** A namespace of its own: a server's task queues are shared by all workers of a namespace, and each of these is killed alone. */
export async function makeNamespace(connection: Connection, namespace: string): Promise<void> {
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: RETENTION,
  });
  const giveUpAt = performance.now() + NAMESPACE_TIMEOUT_MS;
  for (;;) {
    try {
      await addSearchAttributes({ connection, namespace, searchAttributes: SEARCH_ATTRIBUTES });
      return;
    } catch (error) {
      // The server's parts learn of a new namespace one after the other.
      if (performance.now() > giveUpAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, NAMESPACE_POLL_MS));
    }
  }
}

/**
 * Runs a killable worker until it has killed itself, and then another one until `work` is done.
 * @throws Error with the worker's log where the first one was not killed at the point or the second one ended.
 */
export async function withKilledWorker(
  { point, folder, env }: { point: KillPoint; folder: string; env: Readonly<Record<string, string>> },
  work: () => Promise<void>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const markerFile = join(folder, 'killed');
  const logFile = join(folder, 'worker.log');
  const start = async () => {
    const log = await open(logFile, 'a');
    try {
      return await startGuarded({
        command: process.execPath,
        args: [join(PROJECT_ROOT, 'tests', 'support', 'killable-worker.ts')],
        cwd: PROJECT_ROOT,
        env: { ...process.env, ...env, KILL_AT: point, KILL_MARKER: markerFile, TZ: 'UTC' },
        output: log.fd,
      });
    } finally {
      await log.close();
    }
  };
  const failure = async (reason: string) =>
    new Error(`${reason}: ${(await readFile(logFile, 'utf8')).slice(-LOG_TAIL_CHARACTERS)}`);
  const worked = work();
  // Looked at below, when the first worker has ended.
  worked.catch(() => undefined);
  const first = await start();
  const end = await Promise.race([first.exited, worked]);
  if (end === undefined) {
    await first.stop();
    throw await failure(`the worker was never killed "${point}"`);
  }
  if (end.signal !== 'SIGKILL' || !existsSync(markerFile))
    throw await failure(`the worker ended by itself, with ${end.code}`);
  const second = await start();
  try {
    const ended = await Promise.race([second.exited, worked]);
    if (ended !== undefined) throw await failure(`the second worker ended by itself, with ${ended.code}`);
  } finally {
    await second.stop();
  }
}
