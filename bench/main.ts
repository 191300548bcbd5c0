import { parseArgs } from 'node:util';
import { errorMessage } from '../dev/error-code.ts';
import { runProgram, type Outcome } from '../dev/run-program.ts';
import { stopAllGuarded } from '../dev/start-guarded.ts';
import { startBenchStack, type BenchStack } from './bench-stack.ts';
import { measureGroup } from './measure-group.ts';
import { measureSubscriptions } from './measure-subscriptions.ts';
import { printGroupReport } from './print-group-report.ts';
import { printReport } from './print-report.ts';

const USAGE = 'usage: npm run bench -- subscriptions [--count N] [--json] | group [--members N] [--json]';
const DEFAULT_COUNT = '400';
const MAX_COUNT = 2000;
const DEFAULT_MEMBERS = '10000';
const MAX_MEMBERS = 99_999;

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
    count: { type: 'string', default: DEFAULT_COUNT },
    members: { type: 'string', default: DEFAULT_MEMBERS },
    json: { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [what, ...more] = positionals;
  if (more.length > 0 || (what !== 'subscriptions' && what !== 'group')) return { exitCode: 2, reason: USAGE };
  const count = wholeNumber(values.count, MAX_COUNT);
  if (count === null) return { exitCode: 2, reason: `--count is a whole number from 1 to ${MAX_COUNT}` };
  const members = wholeNumber(values.members, MAX_MEMBERS);
  if (members === null) return { exitCode: 2, reason: `--members is a whole number from 1 to ${MAX_MEMBERS}` };
  const ofGroup = what === 'group';
  stack = await startBenchStack({ onProgress, ...(ofGroup ? { mailsPerSecond: MAILS_PER_SECOND_OF_GROUP } : {}) });
  try {
    const measured = ofGroup ? groupReport(stack, members) : subscriptionsReport(stack, count);
    const broken = stack.failed.then((reason) => Promise.reject(new Error(reason)));
    const { report, text } = await Promise.race([measured, broken]);
    process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : text);
    return { exitCode: 0 };
  } finally {
    await stack.stop();
  }
}

async function subscriptionsReport(on: BenchStack, count: number) {
  const report = await measureSubscriptions(on, { count, onProgress });
  return { report, text: printReport(report) };
}

async function groupReport(on: BenchStack, members: number) {
  const report = await measureGroup(on, { members, onProgress });
  return { report, text: printGroupReport(report) };
}

/** Null where the text is no whole number from 1 to the largest. */
function wholeNumber(text: string, largest: number): number | null {
  const number = /^\d{1,6}$/.test(text) ? Number.parseInt(text, 10) : 0;
  return number >= 1 && number <= largest ? number : null;
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
