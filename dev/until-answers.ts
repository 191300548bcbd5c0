import type { GuardedProcess } from './start-guarded.ts';
import { watchSilence } from './watch-silence.ts';

const POLL_MS = 25;

/**
 * Asks a server that was just started, again and again, until it answers: then true. False where it ends before, or hangs: neither
 * answers nor writes a word to its log for `silenceMs`. There is no other limit, for a busy machine takes its time.
 */
export async function untilAnswers({
  child,
  ask,
  ...silence
}: {
  child: Pick<GuardedProcess, 'exited'>;
  ask: () => Promise<unknown>;
  logFile: string;
  silenceMs?: number;
}): Promise<boolean> {
  const { promise: over, resolve } = Promise.withResolvers<boolean>();
  const enough = new AbortController();
  const endWatch = watchSilence({ ...silence, onSilence: () => resolve(false) });
  void child.exited.then(() => resolve(false));
  const asking = async (): Promise<void> => {
    while (!enough.signal.aborted) {
      try {
        await ask();
        return resolve(true);
      } catch {
        await new Promise((done) => setTimeout(done, POLL_MS));
      }
    }
  };
  void asking();
  try {
    return await over;
  } finally {
    enough.abort();
    endWatch();
  }
}
