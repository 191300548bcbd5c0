import { parseArgs } from 'node:util';
import { errorMessage } from '../dev/error-code.ts';
import { runProgram, type Outcome } from '../dev/run-program.ts';
import { stopAllGuarded } from '../dev/start-guarded.ts';
import { startBenchStack, type BenchStack } from './bench-stack.ts';
import { measureSubscriptions } from './measure-subscriptions.ts';
import { printReport } from './print-report.ts';

const USAGE = 'usage: npm run bench -- subscriptions [--count N] [--json]';
const DEFAULT_COUNT = '400';
const MAX_COUNT = 2000;

/** The whole command ends by then, whatever happens. */
const TIME_LIMIT_MS = 25 * 60 * 1000;

/** Progress goes to standard error: standard output has the report alone. */
function onProgress(message: string): void {
  process.stderr.write(`… ${message}\n`);
}

let stack: BenchStack | undefined;

async function bench(): Promise<Outcome> {
  const options = {
    count: { type: 'string', default: DEFAULT_COUNT },
    json: { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const count = /^\d{1,4}$/.test(values.count) ? Number.parseInt(values.count, 10) : 0;
  if (positionals.length !== 1 || positionals[0] !== 'subscriptions') return { exitCode: 2, reason: USAGE };
  if (count < 1 || count > MAX_COUNT)
    return { exitCode: 2, reason: `--count is a whole number from 1 to ${MAX_COUNT}` };
  stack = await startBenchStack({ onProgress });
  try {
    const broken = stack.failed.then((reason) => Promise.reject(new Error(reason)));
    const report = await Promise.race([measureSubscriptions(stack, { count, onProgress }), broken]);
    process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : printReport(report));
    return { exitCode: 0 };
  } finally {
    await stack.stop();
  }
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
      await stack?.stop();
      await stopAllGuarded();
    },
  }),
);
