import { parseArgs } from 'node:util';
import { errorMessage } from '../dev/error-code.ts';
import { runProgram, type Outcome } from '../dev/run-program.ts';
import { stopAllGuarded } from '../dev/start-guarded.ts';
import { SCENARIOS } from './scenarios.ts';
import { stopBenchStack } from './with-bench-stack.ts';

/** How many payments of a file are booked where nothing is said, and at most. */
const BOOKED = { usual: 100_000, most: 1_000_000 } as const;
/** How many workflows a worker keeps in memory: few are how a night is for somebody with many sleeping subscriptions. */
const CACHE = { usual: 20, most: 100_000 } as const;

const USAGE = `usage: npm run bench -- ${Object.keys(SCENARIOS).join('|')} [--count N] [--booked N] [--cache N] [--keep FOLDER] [--json]`;

/** The whole command ends by then, whatever happens. */
const TIME_LIMIT_MS = 25 * 60 * 1000;

/** Progress goes to standard error: standard output has the report alone. */
function onProgress(message: string): void {
  process.stderr.write(`… ${message}\n`);
}

async function bench(): Promise<Outcome> {
  const options = {
    count: { type: 'string' },
    booked: { type: 'string' },
    cache: { type: 'string' },
    keep: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help) {
    console.log(USAGE);
    return { exitCode: 0 };
  }
  const [what = ''] = positionals;
  const scenario = Object.hasOwn(SCENARIOS, what) ? SCENARIOS[what] : undefined;
  if (positionals.length !== 1 || scenario === undefined) return { exitCode: 2, reason: USAGE };
  const count = countOf(values.count, scenario);
  if (count === null) return { exitCode: 2, reason: `--count is a whole number from 1 to ${scenario.most}` };
  const booked = countOf(values.booked, BOOKED);
  if (booked === null) return { exitCode: 2, reason: `--booked is a whole number from 1 to ${BOOKED.most}` };
  const cache = countOf(values.cache, CACHE);
  if (cache === null) return { exitCode: 2, reason: `--cache is a whole number from 1 to ${CACHE.most}` };
  const { report, text, failure } = await scenario.measure({
    count,
    booked,
    cache,
    keepIn: values.keep ?? null,
    onProgress,
  });
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : text);
  return failure === null ? { exitCode: 0 } : { exitCode: 1, reason: failure };
}

/** Null for what cannot be. */
function countOf(given: string | undefined, { usual, most }: { usual: number; most: number }): number | null {
  if (given === undefined) return usual;
  const count = /^\d{1,7}$/.test(given) ? Number.parseInt(given, 10) : 0;
  return count < 1 || count > most ? null : count;
}

function tooLong(): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  setTimeout(
    () => resolve({ exitCode: 1, reason: `not done in ${TIME_LIMIT_MS / 60_000} minutes` }),
    TIME_LIMIT_MS,
  ).unref();
  return promise;
}

await runProgram(() =>
  Promise.resolve({
    finished: Promise.race([bench(), tooLong()]).catch((error: unknown) => ({
      exitCode: 1,
      reason: errorMessage(error),
    })),
    async stop() {
      await stopBenchStack();
      await stopAllGuarded();
    },
  }),
);
