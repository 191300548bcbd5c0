import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { buildWeb } from './build-web.ts';
import { datedSuites } from './dated-suites.ts';
import { errorMessage } from './error-code.ts';
import { CHROMIUM_MISSING, findChromium } from './find-chromium.ts';
import { findTemporal } from './find-temporal.ts';
import { onProgress } from './progress.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { runCommand } from './run-command.ts';
import { runProgram, type Outcome } from './run-program.ts';
import { exitCodeOf } from './signals.ts';
import { slowestSuites } from './slowest-suites.ts';
import { startGuarded } from './start-guarded.ts';
import { startThrowAwayServer, TEST_DATABASE_VARIABLE } from './test-database.ts';
import { TEST_FOLDER_VARIABLE } from './test-folder.ts';
import { timeSkippingServerPath } from './time-skipping-server.ts';

const STEP_TIMEOUT_MS = 300_000;
/** Fewer modules than this mean that the dependency rules looked past the code: the tool passes then, and so must not be believed. */
const MIN_CRUISED_MODULES = 50;
const WITHOUT_DATED = '--without-dated';
const SOURCE_FOLDERS = [
  'domain',
  'db',
  'documents',
  'activities',
  'workflows',
  'measures',
  'api',
  'worker',
  'dev',
  'bench',
  'chaos',
  'tests',
  'web/src',
];

interface Step {
  name: string;
  run: () => Promise<string>;
}

interface Counts {
  passed: number;
  failed: number;
}

/**
 * `npm test`: every check of the project, all of them even where one fails. With arguments it is jest alone, with these arguments; but
 * `--without-dated` leaves out of the whole the suites that `npm run test-days` runs, for who runs both.
 */
async function check(givenArguments: string[]): Promise<Outcome> {
  const withoutDated = isDeepStrictEqual(givenArguments, [WITHOUT_DATED]);
  const alone = givenArguments.length > 0 && !withoutDated;
  let failedSteps = 0;
  for (const step of alone ? [] : STEPS) failedSteps += (await runStep(step)) ? 0 : 1;
  const hasBrowser = await tellOfBrowser();
  const leftOut = withoutDated ? ['/node_modules/', ...(await datedSuites()).map(endOfPath)].flatMap(ignored) : [];
  const withoutPage = hasBrowser ? [] : ignored('/web/tests/');
  const jestArguments = alone ? givenArguments : [...leftOut, ...withoutPage];
  const { passed, failed } = await runTests({ jestArguments, whole: !alone });
  const total = { passed, failed: failed + failedSteps };
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return { exitCode: total.failed === 0 && total.passed > 0 ? 0 : 1 };
}

/** Whether the tests of the page can run. Where all must, they run and fail without a browser. */
async function tellOfBrowser(): Promise<boolean> {
  if (process.env['CI'] !== undefined || (await findChromium()) !== null) return true;
  console.log(`NOT RUN  the tests of the page: ${CHROMIUM_MISSING}`);
  return false;
}

const endOfPath = (path: string): string => `/${path.replaceAll('.', String.raw`\.`)}$`;
const ignored = (pattern: string): string[] => ['--testPathIgnorePatterns', pattern];

function tool(path: string, ...args: string[]): Promise<string> {
  const program = join(PROJECT_ROOT, 'node_modules', path);
  return runCommand({
    command: process.execPath,
    args: [program, ...args],
    cwd: PROJECT_ROOT,
    timeoutMs: STEP_TIMEOUT_MS,
  });
}

const STEPS: Step[] = [
  { name: 'format (prettier)', run: () => tool('prettier/bin/prettier.cjs', '--check', '.') },
  { name: 'types (TypeScript 7)', run: () => tool('typescript7/bin/tsc', '-p', 'tsconfig.json') },
  { name: 'types of the page (TypeScript 7)', run: () => tool('typescript7/bin/tsc', '-p', 'web/tsconfig.json') },
  {
    name: "types of the page's tests (TypeScript 7)",
    run: () => tool('typescript7/bin/tsc', '-p', 'web/tests/tsconfig.json'),
  },
  { name: 'lint (oxlint)', run: () => tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings') },
  { name: 'dependency rules (dependency-cruiser)', run: cruise },
  { name: 'unused code (knip)', run: () => tool('knip/bin/knip.js', '--no-progress') },
];

async function cruise(): Promise<string> {
  const output = await tool(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    '--output-type',
    'err-long',
    ...SOURCE_FOLDERS,
  );
  const cruised = Number.parseInt(/\((\d+) modules/.exec(output)?.[1] ?? '0', 10);
  if (cruised < MIN_CRUISED_MODULES) {
    throw new Error(
      `dependency-cruiser looked at ${cruised} modules, not at ${MIN_CRUISED_MODULES} or more: ${output}`,
    );
  }
  return output;
}

async function runStep({ name, run }: Step): Promise<boolean> {
  const begin = performance.now();
  const seconds = (): string => `${((performance.now() - begin) / 1000).toFixed(1)} s`;
  try {
    await run();
    console.log(`ok      ${name}, ${seconds()}`);
    return true;
  } catch (error) {
    console.log(`FAILED  ${name}, ${seconds()}\n${errorMessage(error)}`);
    return false;
  }
}

/** Runs jest with all that the tests need standing ready: a server for PostgreSQL, and the programs of both of Temporal's servers. */
async function runTests({
  jestArguments,
  whole,
}: {
  jestArguments: readonly string[];
  whole: boolean;
}): Promise<Counts> {
  let postgres;
  const folder = await mkdtemp(join(tmpdir(), 'termin-check-'));
  try {
    await findTemporal({ onProgress });
    await timeSkippingServerPath({ onProgress });
    await buildWeb({ onProgress });
    onProgress('starting PostgreSQL for the tests');
    postgres = await startThrowAwayServer();
    const resultFile = join(folder, 'jest.json');
    const child = await startGuarded({
      command: process.execPath,
      args: [
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        join(PROJECT_ROOT, 'node_modules', 'jest', 'bin', 'jest.js'),
        '--json',
        `--outputFile=${resultFile}`,
        ...jestArguments,
      ],
      cwd: PROJECT_ROOT,
      env: {
        ...process.env,
        TZ: 'UTC',
        [TEST_DATABASE_VARIABLE]: postgres.url('postgres'),
        [TEST_FOLDER_VARIABLE]: folder,
      },
      // With --json the results go to standard output as well: what a person reads comes on the other stream.
      output: 'ignore',
      errors: 'inherit',
    });
    const exitCode = exitCodeOf(await child.exited);
    const result = await readFile(resultFile, 'utf8');
    const counts = countTests({ result, skippedIsFailed: whole });
    if (whole) {
      console.log(`the slowest suites, in seconds:\n${slowestSuites(result).join('\n')}`);
    }
    if (exitCode !== 0 && counts.failed === 0) return { ...counts, failed: 1 };
    return counts;
  } catch (error) {
    console.log(`FAILED  tests\n${errorMessage(error)}`);
    return { passed: 0, failed: 1 };
  } finally {
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A file that could not run counts as one failed test; a skipped test as a failed one, unless a person chose which tests to run. */
function countTests({ result, skippedIsFailed }: { result: string; skippedIsFailed: boolean }): Counts {
  const report: {
    numPassedTests: number;
    numFailedTests: number;
    numRuntimeErrorTestSuites: number;
    numPendingTests: number;
    numTodoTests: number;
  } = JSON.parse(result);
  const skipped = skippedIsFailed ? report.numPendingTests + report.numTodoTests : 0;
  if (skipped > 0) console.log(`FAILED  ${skipped} tests were skipped`);
  return { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites + skipped };
}

await runProgram(() => Promise.resolve({ finished: check(process.argv.slice(2)), stop: () => Promise.resolve() }));
