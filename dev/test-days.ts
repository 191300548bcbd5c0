import { join } from 'node:path';
import { civilDateAt } from '../domain/calendar/wake-up.ts';
import { datedSuites, SHOW_WHAT_IS_AHEAD } from './dated-suites.ts';
import { buildMovedClock, type MovedClock } from './moved-clock/build-moved-clock.ts';
import { hardDays, type HardDay, type HardDayKind } from './moved-clock/hard-days.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { readOptions } from './read-options.ts';
import { runProgram, type Outcome } from './run-program.ts';
import { startGuarded } from './start-guarded.ts';

/** Each with the suites of its day one by one, so that no core waits for the last of a day. */
const DAYS_AT_ONCE = 3;
const ZONE = 'Europe/Copenhagen';
const CHECK = join(PROJECT_ROOT, 'dev', 'check.ts');
interface Counts {
  passed: number;
  failed: number;
}

/** The day that is hardest for a suite: all of them for all would take ten minutes. */
const HARDEST: readonly { suites: RegExp; day: HardDayKind }[] = [
  { suites: /\/(billing|self-checks)\.test\.ts$/, day: 'two_collections' },
  { suites: /\/model-based\.test\.ts$/, day: 'short_night' },
  { suites: /\/(living-subscription|money-loop)\.test\.ts$/, day: 'long_night' },
  { suites: /\/pauses\.test\.ts$/, day: 'billing_night' },
  { suites: SHOW_WHAT_IS_AHEAD, day: 'easter' },
];
/** Each of the others on one of these, in turn. */
const HARD_FOR_OTHERS: readonly HardDayKind[] = ['month_end', 'leap_day', 'christmas'];

const USAGE = `npm run test-days [-- OPTIONS]: the suites that know of dates, as if on days on which such have failed; each on the one that is hardest for it.
The last line counts as that of npm test.

  --all    each on all of the days
  --help   this
`;

async function testDays(): Promise<Outcome> {
  const values = readOptions({ usage: USAGE, options: { all: { type: 'boolean', default: false } } });
  const clock = await buildMovedClock();
  if ('impossible' in clock) {
    console.log(`NOT RUN the suites that know of dates, as if on other days: ${clock.impossible}`);
    console.log('0 passed, 0 failed');
    return { exitCode: 0 };
  }
  const total = { passed: 0, failed: 0 };
  try {
    console.log(
      '… the clocks of Node, PostgreSQL, Java and Temporal are moved; timers that run evenly and the times of files are not',
    );
    const known = await datedSuites();
    const lots = hardDays(civilDateAt({ epochMs: Date.now(), zone: ZONE })).map((day) => {
      const suites = known.filter((path, index) => values.all || dayOf(path, index) === day.kind);
      // Without a name of a suite all would run.
      if (suites.length === 0) throw new Error(`no suite is found for ${day.name}`);
      return { day, suites };
    });
    const waiting = lots.toSorted((one, other) => other.suites.length - one.suites.length).values();
    const takeLots = async (): Promise<void> => {
      for (const { day, suites } of waiting) {
        const { passed, failed } = await runOn(day, { clock, suites });
        total.passed += passed;
        total.failed += failed;
      }
    };
    await Promise.all(Array.from({ length: DAYS_AT_ONCE }, takeLots));
  } finally {
    await clock.remove();
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return { exitCode: total.failed === 0 && total.passed > 0 ? 0 : 1 };
}

const dayOf = (path: string, index: number): HardDayKind | undefined =>
  HARDEST.find(({ suites }) => suites.test(path))?.day ?? HARD_FOR_OTHERS[index % HARD_FOR_OTHERS.length];

/** Runs the suites as if it were that day; what they print is shown where any fails. */
async function runOn(
  { name, date, time, atMs }: HardDay,
  { clock, suites }: { clock: MovedClock; suites: readonly string[] },
): Promise<Counts> {
  const begin = performance.now();
  const movedSeconds = Math.round((atMs - Date.now()) / 1000);
  const child = await startGuarded({
    command: process.execPath,
    args: [CHECK, '--maxWorkers=1', ...suites],
    cwd: PROJECT_ROOT,
    env: clock.environment(movedSeconds),
    output: 'pipe',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const { code } = await child.exited;
  const [, passed = '0', failed = '1'] = /^(\d+) passed, (\d+) failed$/m.exec(output) ?? [];
  const counts = { passed: Number.parseInt(passed, 10), failed: Number.parseInt(failed, 10) };
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  if (counts.failed > 0) console.log(output);
  const seconds = ((performance.now() - begin) / 1000).toFixed(0);
  console.log(
    `${counts.failed === 0 ? 'ok     ' : 'FAILED '} as if ${date} ${time.slice(0, 5)}, ${name}: ${counts.passed} tests passed, ${counts.failed} failed, ${suites.length} suites, ${seconds} s`,
  );
  return counts;
}

await runProgram(() => Promise.resolve({ finished: testDays(), stop: () => Promise.resolve() }));
