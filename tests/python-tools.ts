import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createOpenApi } from '../api/openapi.ts';
import { ROUTES } from '../api/routes.ts';
import { startTestApi, type TestApi } from '../api/test-api.ts';
import { cacheFolder } from '../dev/cache-folder.ts';
import { errorMessage } from '../dev/error-code.ts';
import { lastingToday } from '../dev/lasting-today.ts';
import { PROJECT_ROOT } from '../dev/project-root.ts';
import { readOptions } from '../dev/read-options.ts';
import { runCommand } from '../dev/run-command.ts';
import { runProgram, type Outcome } from '../dev/run-program.ts';
import { startTemporal } from '../dev/temporal.ts';
import { startThrowAwayServer, TEST_DATABASE_VARIABLE } from '../dev/test-database.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes.ts';
import { bodiesOfTour } from './clients/tour.ts';
import { openTestDatabase } from './support/test-database.ts';

const FOLDER = join(PROJECT_ROOT, 'tests', 'python');
const REQUIREMENTS = join(FOLDER, 'requirements.txt');
const INSTALL_TIMEOUT_MS = 300_000;
const CLIENT_TIMEOUT_MS = 120_000;
const SCHEMATHESIS_TIMEOUT_MS = 900_000;
/** Every example of the document, and each of its rules kept and broken. */
const SHORT_PHASES = 'examples,coverage';
const PHASES = `${SHORT_PHASES},fuzzing,stateful`;
/** For each operation and phase, where nothing else is asked for. */
const MAX_EXAMPLES = '2';
const SEED = '1';
/** Neither good nor bad: it could not be run. */
const NOT_RUN = 2;

const USAGE = `npm run test-tools [-- OPTIONS]: the API against public tools of Python.

  --client   the generated client alone, without Schemathesis
  --short    of Schemathesis the phases that do not draw lots
  --examples N, --seed N   how many requests are drawn for each operation and phase (2), and which (1): for whoever looks further
  --help     this
`;

/**
 * Holds the API against two public tools of Python: a client that openapi-python-client generates takes the tour of README.md, and
 * Schemathesis sends what the document allows and what it forbids. Ends with 2 where Python or the tools cannot be had.
 */
async function holdAgainstTools(): Promise<Outcome> {
  const { client, short, examples, seed } = readOptions({
    usage: USAGE,
    options: {
      client: { type: 'boolean', default: false },
      short: { type: 'boolean', default: false },
      examples: { type: 'string', default: MAX_EXAMPLES },
      seed: { type: 'string', default: SEED },
    },
  });
  let programs: string;
  try {
    programs = await installTools();
  } catch (error) {
    console.log(
      `NOT RUN: the client in Python and Schemathesis: install Python 3.11 with venv. ${errorMessage(error)}`,
    );
    return { exitCode: NOT_RUN };
  }
  const folder = await mkdtemp(join(tmpdir(), 'termin-python-'));
  const postgres = await startThrowAwayServer();
  process.env[TEST_DATABASE_VARIABLE] = postgres.url('postgres');
  const database = await openTestDatabase();
  const temporal = await startTemporal({ folder: join(folder, 'temporal'), searchAttributes: SEARCH_ATTRIBUTES });
  const api = await startTestApi({ orm: database.orm, temporalAddress: temporal.address });
  try {
    await writeFile(join(folder, 'openapi.json'), JSON.stringify(createOpenApi(ROUTES)));
    const run = toolRunner({ programs, folder });
    console.log(await tourByClient(run, api));
    if (!client)
      console.log(await runSchemathesis(run, { api, phases: short ? SHORT_PHASES : PHASES, examples, seed }));
    return { exitCode: 0 };
  } catch (error) {
    console.error(errorMessage(error));
    return { exitCode: 1 };
  } finally {
    await api.close();
    await temporal.stop();
    await database.close();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const install = (command: string, ...args: string[]) => runCommand({ command, args, timeoutMs: INSTALL_TIMEOUT_MS });

/** The folder of the tools' programs, in a virtual environment that is kept for every checkout. @throws Error where they cannot be had. */
async function installTools(): Promise<string> {
  const version = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
  const environment = join(await cacheFolder(), `python-${version}`);
  const programs = join(environment, 'bin');
  const isWhole = join(environment, 'whole');
  if (existsSync(isWhole)) return programs;
  await install('python3', '-m', 'venv', '--clear', environment);
  await install(join(programs, 'pip'), 'install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS);
  await writeFile(isWhole, '');
  return programs;
}

type Run = (options: { tool: string; args: string[]; timeoutMs: number }) => Promise<string>;

const toolRunner =
  ({ programs, folder }: { programs: string; folder: string }): Run =>
  ({ tool, args, timeoutMs }) =>
    runCommand({
      command: join(programs, tool),
      args,
      timeoutMs,
      // What a tool has found is nowhere else.
      tailCharacters: Number.POSITIVE_INFINITY,
      cwd: folder,
      env: { ...process.env, PATH: `${programs}${delimiter}${process.env['PATH'] ?? ''}`, PYTHONPATH: folder },
    });

async function tourByClient(run: Run, api: TestApi): Promise<string> {
  const generated = await run({
    tool: 'openapi-python-client',
    args: [
      'generate',
      '--path=openapi.json',
      '--output-path=termin_client',
      '--meta=none',
      `--config=${join(FOLDER, 'openapi-python-client.yaml')}`,
    ],
    timeoutMs: CLIENT_TIMEOUT_MS,
  });
  // It drops what it does not understand, and ends well all the same.
  if (/WARNING|Unable to process/.test(generated))
    throw new Error(`The generated client lacks something:\n${generated}`);
  const bodies = Object.entries(await bodiesOfTour()).map(([path, body]) => [path, JSON.parse(body) as unknown]);
  const first = `${(await lastingToday()).slice(0, 8)}01`;
  const args = [join(FOLDER, 'use_client.py'), api.url, api.operatorKey, first];
  return run({
    tool: 'python',
    args: [...args, JSON.stringify(Object.fromEntries(bodies))],
    timeoutMs: CLIENT_TIMEOUT_MS,
  });
}

/** Positive, negative and stateful: the same requests each time, to the loopback address alone. */
async function runSchemathesis(
  run: Run,
  { api, phases, examples, seed }: { api: TestApi; phases: string; examples: string; seed: string },
): Promise<string> {
  const { admin } = await api.creditor();
  return run({
    tool: 'schemathesis',
    args: [
      `--config-file=${join(FOLDER, 'schemathesis.toml')}`,
      'run',
      'openapi.json',
      `--url=${api.url}`,
      `--header=Authorization: Bearer ${admin}`,
      '--mode=all',
      `--phases=${phases}`,
      `--max-examples=${examples}`,
      `--seed=${seed}`,
      '--generation-database=none',
      '--workers=2',
      '--no-shrink',
      '--warnings=off',
      '--no-color',
    ],
    timeoutMs: SCHEMATHESIS_TIMEOUT_MS,
  });
}

await runProgram(() => Promise.resolve({ finished: holdAgainstTools(), stop: () => Promise.resolve() }));
