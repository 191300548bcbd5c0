import { errorMessage } from './error-code.ts';
import { exitCodeOf, STOP_SIGNALS } from './signals.ts';
import { stopAllGuarded } from './start-guarded.ts';

const PARENT_POLL_MS = 500;

export interface Outcome {
  exitCode: number;
  /** Said to the user as an error where there is one. */
  reason?: string;
}

export interface RunningProgram {
  /** Settles when the program comes to an end of its own, good or bad. */
  finished: Promise<Outcome>;
  stop: () => Promise<void>;
}

/**
 * The outer shell of a command such as `npm start`: runs it until it finishes or is told to stop, by a signal or by the end of the npm
 * that started it, then stops all in good order and exits: 0 for a stop that was asked for, else the program's own code.
 */
export async function runProgram(start: () => Promise<RunningProgram>): Promise<never> {
  const { promise: stopAsked, resolve: askToStop } = Promise.withResolvers<NodeJS.Signals>();
  for (const signal of STOP_SIGNALS) process.on(signal, () => askToStop(signal));
  watchParent(() => askToStop('SIGHUP'));
  try {
    const starting = start();
    // Told below where it matters: a start that is cut short may fail as it likes.
    starting.catch(() => undefined);
    const early = await Promise.race([starting, stopAsked]);
    if (typeof early === 'string') {
      // Not all of it is there yet: whatever is, goes.
      console.log('Stopping before the start is done.');
      await stopAllGuarded();
      return process.exit(exitCodeOf({ code: null, signal: early }));
    }
    const end = await Promise.race([early.finished, stopAsked]);
    if (typeof end === 'string') console.log('\nStopping.');
    else if (end.reason !== undefined) console.error(`\nError: ${end.reason}\nStopping.`);
    await early.stop();
    return process.exit(typeof end === 'string' ? 0 : end.exitCode);
  } catch (error) {
    console.error(`\nError: ${errorMessage(error)}`);
    await stopAllGuarded();
    return process.exit(1);
  }
}

/** Run by npm, a program ends with npm, even where that was killed: only then is a lost parent a reason to stop. */
function watchParent(onLost: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) onLost();
  }, PARENT_POLL_MS).unref();
}
