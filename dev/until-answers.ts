import type { GuardedProcess } from './start-guarded.ts';

const POLL_MS = 50;

/** Asks a server that was just started, again and again, until it answers: then true. False where it ends before, or the time is up. */
export async function untilAnswers(options: {
  child: GuardedProcess;
  ask: () => Promise<unknown>;
  timeoutMs: number;
}): Promise<boolean> {
  const { child, ask, timeoutMs } = options;
  const late = new AbortController();
  void child.exited.then(() => late.abort());
  const signal = AbortSignal.any([late.signal, AbortSignal.timeout(timeoutMs)]);
  while (!signal.aborted) {
    try {
      await ask();
      return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
  return false;
}
