// A guard: starts one program and outlives its own parent just long enough to take that program down. It runs in a session of its
// own, so a Ctrl-C in the terminal does not reach it: only its parent, by a message or by its death, decides when the child ends.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { ExitStatus, GuardOrder, GuardReport } from './guard-messages.ts';
import { takeFileLock } from './file-lock.ts';
import { STOP_SIGNALS } from './signals.ts';

/** How long a guard waits for the one before it on the same lock file: longer than any child's `killAfterMs`. */
const LOCK_WAIT_MS = 30_000;

const order: GuardOrder = JSON.parse(process.argv[2] ?? '');

function report(message: GuardReport, done: () => void = () => undefined): void {
  if (!process.connected || process.send === undefined) return done();
  process.send(message, done);
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in the group, which is what was wanted.
  }
}

function guard(): void {
  const child = spawn(order.command, order.args, {
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...(order.uid === undefined ? {} : { uid: order.uid }),
    ...(order.gid === undefined ? {} : { gid: order.gid }),
  });
  const { pid } = child;
  let stopping = false;
  const stop = (): void => {
    if (stopping || pid === undefined) return;
    stopping = true;
    child.kill(order.stopSignal);
    setTimeout(() => killGroup(pid), order.killAfterMs);
  };
  child.on('error', (error) => {
    if (pid === undefined) report({ kind: 'failed', reason: error.message }, () => process.exit(1));
  });
  child.on('exit', (code, signal) => {
    const status: ExitStatus = { code, signal };
    // What the child itself started and left behind goes too.
    if (pid !== undefined) killGroup(pid);
    if (stopping && order.deleteFolder !== undefined) rmSync(order.deleteFolder, { recursive: true, force: true });
    report({ kind: 'exited', ...status }, () => process.exit(0));
  });
  process.on('message', stop);
  process.on('disconnect', stop);
  for (const signal of STOP_SIGNALS) process.on(signal, stop);
  if (pid !== undefined) report({ kind: 'started', pid });
  if (!process.connected) stop();
}

if (order.lockFile !== undefined && takeFileLock({ file: order.lockFile, waitMs: LOCK_WAIT_MS }) === undefined) {
  report({ kind: 'failed', reason: `another process still holds ${order.lockFile}` }, () => process.exit(1));
} else {
  // The exit of this process gives the lock back.
  guard();
}
