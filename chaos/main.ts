import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorMessage } from '../dev/error-code.ts';
import { readOptions } from '../dev/read-options.ts';
import { runProgram, type Outcome } from '../dev/run-program.ts';
import { stopAllGuarded } from '../dev/start-guarded.ts';
import { planRun } from './plan.ts';
import { printReport } from './print-report.ts';
import { runChaos } from './run-chaos.ts';
import type { ChaosStack } from './stack.ts';

const USAGE = `npm run chaos [-- OPTIONS]: bills some thousand periods while servers and processes are killed, stopped, slowed and refused, and checks
that nothing is lost or done twice. The same seed gives the same plan.

  --seed N      a whole number; 1 where it is left out
  --periods N   that fall due, at least; 1000
  --faults N    64
  --minutes N   for which faults and commands go on, in tenths where it has a point; 8
  --json        the report as JSON
  --help        this
`;

const USUAL = { seed: 1, periods: 1000, faults: 64, minutes: 8 } as const;
const MINUTE_MS = 60_000;
const QUIET_WITHIN_MS = 10 * MINUTE_MS;

let stack: ChaosStack | undefined;

/** Progress goes to standard error: standard output has the report alone. */
function onProgress(message: string): void {
  process.stderr.write(`… ${message}\n`);
}

async function chaos(): Promise<Outcome> {
  const values = readOptions({
    usage: USAGE,
    options: {
      seed: { type: 'string' },
      periods: { type: 'string' },
      faults: { type: 'string' },
      minutes: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const plan = planRun({
    seed: numberOf(values.seed, USUAL.seed),
    periods: numberOf(values.periods, USUAL.periods),
    faults: numberOf(values.faults, USUAL.faults),
    lastsMs: Math.round(numberOf(values.minutes, USUAL.minutes) * MINUTE_MS),
  });
  const folder = await mkdtemp(join(tmpdir(), `termin-chaos-${plan.options.seed}-`));
  try {
    const report = await runChaos({
      plan,
      folder,
      quietWithinMs: QUIET_WITHIN_MS,
      onProgress,
      onStack: (started) => {
        stack = started;
      },
    });
    process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : printReport(report));
    if (report.findings.length > 0) {
      return { exitCode: 1, reason: `seed ${report.seed}: see above; plan, facts, logs and data are in ${folder}` };
    }
    await rm(folder, { recursive: true, force: true });
    return { exitCode: 0 };
  } catch (error) {
    return { exitCode: 1, reason: `${errorMessage(error)}; what there is by now is in ${folder}` };
  }
}

/** @throws Error for what is no number above zero. */
function numberOf(given: string | undefined, usual: number): number {
  if (given === undefined) return usual;
  if (!/^\d{1,9}(\.\d)?$/.test(given)) throw new Error(`${given} is no number that can be used here`);
  return Number.parseFloat(given);
}

await runProgram(() =>
  Promise.resolve({
    finished: chaos().catch((error: unknown) => ({ exitCode: 2, reason: errorMessage(error) })),
    async stop() {
      await stack?.stop();
      await stopAllGuarded();
    },
  }),
);
