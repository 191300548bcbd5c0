import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorMessage } from '../error-code.ts';
import { findTemporal } from '../find-temporal.ts';
import { runCommand } from '../run-command.ts';

const SOURCE = fileURLToPath(new URL('move-clock.c', import.meta.url));
const COMPILE_TIMEOUT_MS = 60_000;

/** Programs that run as if it were another moment. */
export interface MovedClock {
  /** The environment in which a program, and all that it starts, has its clock moved by so many seconds. */
  environment(movedSeconds: number): NodeJS.ProcessEnv;
  remove(): Promise<void>;
}

/** Builds what moves the clock of programs, Temporal's server among them, or says why that cannot be done here. */
export async function buildMovedClock(): Promise<MovedClock | { impossible: string }> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return { impossible: `it needs Linux on x86-64, and this is ${process.platform} on ${process.arch}` };
  }
  const temporal = await findTemporal();
  const folder = await mkdtemp(join(tmpdir(), 'termin-moved-clock-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const library = join(folder, 'move-clock.so');
  const starter = join(folder, 'start-moved');
  const programs = join(folder, 'bin');
  try {
    await compile('-shared', '-fPIC', '-o', library, SOURCE);
    await compile('-DSTART', '-o', starter, SOURCE);
    // PostgreSQL may run by an account of its own, which must be able to read the library.
    await chmod(folder, 0o755);
    await mkdir(programs);
    await writeFile(join(programs, 'temporal'), `#!/bin/sh\nexec '${starter}' '${temporal}' "$@"\n`, { mode: 0o755 });
    const environment: MovedClock['environment'] = (movedSeconds) => ({
      ...process.env,
      PATH: `${programs}${delimiter}${process.env['PATH'] ?? ''}`,
      LD_PRELOAD: library,
      MOVED_CLOCK_SECONDS: String(movedSeconds),
    });
    await tryOut(environment);
    return { environment, remove };
  } catch (error) {
    await remove();
    return { impossible: errorMessage(error) };
  }
}

async function compile(...args: string[]): Promise<void> {
  await runCommand({ command: 'cc', args: ['-O2', ...args], timeoutMs: COMPILE_TIMEOUT_MS });
}

/** @throws Error where a program does not see the moved clock, or one that is started by the other way cannot be started. */
async function tryOut(environment: MovedClock['environment']): Promise<void> {
  const MOVED_SECONDS = 400 * 24 * 60 * 60;
  const env = environment(MOVED_SECONDS);
  const args = ['-p', 'Date.now()'];
  const shown = await runCommand({ command: process.execPath, args, env, timeoutMs: COMPILE_TIMEOUT_MS });
  if (Number.parseInt(shown, 10) - Date.now() < (MOVED_SECONDS - 60) * 1000) {
    throw new Error(`a program whose clock was moved by 400 days saw ${shown.trim()}`);
  }
  await runCommand({ command: 'temporal', args: ['--version'], env, timeoutMs: COMPILE_TIMEOUT_MS });
}
