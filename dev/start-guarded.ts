import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Readable } from 'node:stream';
import type { ExitStatus, GuardOrder, GuardReport, GuardRequest } from './guard-messages.ts';

const GUARD = fileURLToPath(new URL('guard-process.ts', import.meta.url));

/** How long a child has to end in good order before it is killed. */
export const KILL_AFTER_MS = 10_000;

const running = new Set<GuardedProcess>();

export interface GuardedOptions extends Partial<Omit<GuardOrder, 'command' | 'args'>> {
  command: string;
  args?: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** `pipe` to read it here, a file's number to write it there. Both streams go to `output` unless `errors` says otherwise. */
  output: 'pipe' | 'inherit' | 'ignore' | number;
  errors?: 'pipe' | 'inherit' | 'ignore' | number;
  /** This process may end while the child runs; the guard then ends the child. */
  background?: boolean;
}

export interface GuardedProcess {
  /** The child's, not the guard's. */
  pid: number;
  guardPid: number;
  stdout: Readable | null;
  stderr: Readable | null;
  exited: Promise<ExitStatus>;
  /** Asks the child to end, kills its process group where it does not, and waits for the end. May be called twice. */
  stop: () => Promise<ExitStatus>;
}

/**
 * Starts a program under a small guard process that ends the program and all of its process group when this process ends, even by
 * kill -9. @throws Error where the program cannot be started.
 */
export async function startGuarded(options: GuardedOptions): Promise<GuardedProcess> {
  const { command, args = [], env = process.env, cwd, output, errors = output, background = false, ...order } = options;
  const fullOrder: GuardOrder = { stopSignal: 'SIGTERM', killAfterMs: KILL_AFTER_MS, ...order, command, args };
  const guard = spawn(process.execPath, [GUARD, JSON.stringify(fullOrder)], {
    detached: true,
    env,
    ...(cwd === undefined ? {} : { cwd }),
    stdio: ['ignore', output, errors, 'ipc'],
  });
  let childPid: number | undefined;
  let status: ExitStatus | undefined;
  const exited = new Promise<ExitStatus>((resolve) => {
    guard.once('exit', (code, signal) => {
      const settle = () => {
        // A guard that was killed itself could not end its child: that is done from here.
        if (status === undefined && childPid !== undefined) killGroup(childPid);
        resolve(status ?? { code, signal });
      };
      // The guard's end may be seen before its last words are read: they are all in when the channel closes.
      if (guard.connected) guard.once('disconnect', () => setImmediate(settle));
      else settle();
    });
    guard.once('error', () => resolve({ code: 1, signal: null }));
  });
  const started = new Promise<number>((resolve, reject) => {
    guard.on('message', (report: GuardReport) => {
      switch (report.kind) {
        case 'started':
          childPid = report.pid;
          return resolve(report.pid);
        case 'failed':
          return reject(new Error(`cannot start ${command}: ${report.reason}`));
        case 'exited':
          status = { code: report.code, signal: report.signal };
      }
    });
    guard.once('error', reject);
    // As above: that a short-lived program was started may be read only after its guard has ended.
    const refuse = () => reject(new Error(`cannot start ${command}: its guard ended`));
    guard.once('exit', () => {
      if (guard.connected) guard.once('disconnect', () => setImmediate(refuse));
      else refuse();
    });
  });
  if (background) {
    guard.unref();
    guard.channel?.unref();
  }
  const pid = await started;
  const child: GuardedProcess = {
    pid,
    guardPid: guard.pid ?? 0,
    stdout: guard.stdout,
    stderr: guard.stderr,
    exited,
    stop() {
      const request: GuardRequest = { kind: 'stop' };
      if (guard.connected) guard.send(request, () => undefined);
      return exited;
    },
  };
  running.add(child);
  void exited.then(() => running.delete(child));
  return child;
}

/** Ends every guarded program of this process, the newest first: for an end that comes before their owners are all there. */
export async function stopAllGuarded(): Promise<void> {
  for (const child of [...running].toReversed()) await child.stop();
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in the group.
  }
}
