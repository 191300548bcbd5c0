import { parseArgs } from 'node:util';
import { errorMessage } from '../dev/error-code.ts';
import { runProgram, type Outcome } from '../dev/run-program.ts';
import { stopAllGuarded } from '../dev/start-guarded.ts';
import { startBenchStack, type BenchStack } from './bench-stack.ts';
import { measureForecast } from './measure-forecast.ts';
import { measureGroup } from './measure-group.ts';
import { measureLists } from './measure-lists.ts';
import { failureOf, measureReturns } from './measure-returns.ts';
import { measureSubscriptions } from './measure-subscriptions.ts';
import { printForecastReport } from './print-forecast-report.ts';
import { printGroupReport } from './print-group-report.ts';
import { failureOfLists, printListsReport } from './print-lists-report.ts';
import { printReport } from './print-report.ts';
import { printReturnsReport } from './print-returns-report.ts';

/** How many subscriptions, members of a group or payments of a file each measurement is made with where nothing is said, and at most. */
const COUNTS = {
  subscriptions: { usual: 400, most: 2000 },
  group: { usual: 10_000, most: 99_999 },
  forecast: { usual: 100_000, most: 200_000 },
  returns: { usual: 1_000_000, most: 1_000_000 },
  lists: { usual: 100_000, most: 200_000 },
} as const;
/** And how many payments of a file are booked. */
const BOOKED = { usual: 100_000, most: 1_000_000 } as const;
/** How many workflows a worker keeps in memory: few are how a night is for somebody with many sleeping subscriptions. */
const CACHE = { usual: 20, most: 100_000 } as const;
type Measurement = keyof typeof COUNTS;

const USAGE = `usage: npm run bench -- ${Object.keys(COUNTS).join('|')} [--count N] [--booked N] [--cache N] [--json]`;

/** So few that the mails of a group, which follow its drafts for minutes, take nothing from what is measured. */
const MAILS_PER_SECOND_OF_GROUP = 1;

/** The whole command ends by then, whatever happens. */
const TIME_LIMIT_MS = 25 * 60 * 1000;

/** Progress goes to standard error: standard output has the report alone. */
function onProgress(message: string): void {
  process.stderr.write(`… ${message}\n`);
}

let stack: BenchStack | undefined;

async function bench(): Promise<Outcome> {
  const options = {
    count: { type: 'string' },
    booked: { type: 'string' },
    cache: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help) {
    console.log(USAGE);
    return { exitCode: 0 };
  }
  const [what] = positionals;
  if (positionals.length !== 1 || !isMeasurement(what)) return { exitCode: 2, reason: USAGE };
  const count = countOf(values.count, COUNTS[what]);
  if (count === null) return { exitCode: 2, reason: `--count is a whole number from 1 to ${COUNTS[what].most}` };
  const booked = countOf(values.booked, BOOKED);
  if (booked === null) return { exitCode: 2, reason: `--booked is a whole number from 1 to ${BOOKED.most}` };
  const cache = values.cache === undefined ? null : countOf(values.cache, CACHE);
  if (cache === null && values.cache !== undefined) {
    return { exitCode: 2, reason: `--cache is a whole number from 1 to ${CACHE.most}` };
  }
  const show = <Report>(report: Report, print: (report: Report) => string) =>
    process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : print(report));
  if (what === 'forecast') show(await measureForecast({ count, onProgress }), printForecastReport);
  else if (what === 'returns') {
    const report = await measureReturns({ count, booked, onProgress });
    show(report, printReturnsReport);
    const failure = failureOf(report);
    if (failure !== null) return { exitCode: 1, reason: failure };
  } else if (what === 'lists') {
    const report = await measureLists({ count, onProgress });
    show(report, printListsReport);
    const failure = failureOfLists(report);
    if (failure !== null) return { exitCode: 1, reason: failure };
  } else if (what === 'group') {
    const onStack = (on: BenchStack) => measureGroup(on, { members: count, onProgress });
    show(await withStack(onStack, { mailsPerSecond: MAILS_PER_SECOND_OF_GROUP }), printGroupReport);
  } else {
    const onStack = (on: BenchStack) => measureSubscriptions(on, { count, cache, onProgress });
    show(await withStack(onStack, { cache }), printReport);
  }
  return { exitCode: 0 };
}

/** Null for what cannot be. */
function countOf(given: string | undefined, { usual, most }: { usual: number; most: number }): number | null {
  if (given === undefined) return usual;
  const count = /^\d{1,7}$/.test(given) ? Number.parseInt(given, 10) : 0;
  return count < 1 || count > most ? null : count;
}

function isMeasurement(what: string | undefined): what is Measurement {
  return what !== undefined && Object.hasOwn(COUNTS, what);
}

async function withStack<Report>(
  measure: (on: BenchStack) => Promise<Report>,
  settings: { mailsPerSecond?: number; cache?: number | null } = {},
): Promise<Report> {
  stack = await startBenchStack({ onProgress, ...settings });
  try {
    const broken = stack.failed.then((reason) => Promise.reject(new Error(reason)));
    return await Promise.race([measure(stack), broken]);
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
