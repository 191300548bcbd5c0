import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PROJECT_ROOT } from '../../dev/project-root.ts';
import { runCommand } from '../../dev/run-command.ts';
import { keptPage, readPage } from './kept-page.ts';
import { outputOfSteps, readSteps, scriptOf, withOutput, withoutChance } from './page-script.ts';

/** The whole stack is started, which on a machine with other work takes its time. */
const START_TIMEOUT_MS = 180_000;
const PAGE_TIMEOUT_MS = 240_000;

let folder: string;
let program: ChildProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-pages-'));
  // As npm start does, with the folder that its data has beside whoever types.
  const start = join(PROJECT_ROOT, 'dev', 'start.ts');
  program = spawn(process.execPath, [start, '--data', join(folder, '.termin', 'start')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    program.stdout?.on('data', (chunk) => String(chunk).includes('Termin runs.') && resolve());
    program.once('exit', (code) => reject(new Error(`npm start ended with ${code}`)));
  });
}, START_TIMEOUT_MS);
afterAll(async () => {
  if (program.exitCode === null) {
    program.kill('SIGTERM');
    await once(program, 'exit');
  }
  await rm(folder, { recursive: true, force: true });
}, START_TIMEOUT_MS);

/** Runs commands as whoever reads a page types them. Answers what they print. */
function runInShell(commands: string): Promise<string> {
  return runCommand({
    command: 'bash',
    args: ['-euo', 'pipefail', '-c', commands],
    cwd: folder,
    env: { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}` },
    timeoutMs: PAGE_TIMEOUT_MS,
  });
}

/** All that a page says that its steps print. */
function printedOn(page: string): string {
  return readSteps(page)
    .map(({ printed }) => printed ?? '')
    .join('\n');
}

test.each(['docs/association.md', 'docs/housing.md'])(
  '%s runs as it is printed, and prints what it says',
  async (path) => {
    const page = await readPage(path);
    const steps = readSteps(page);
    const output = await runInShell(scriptOf(steps));
    const given = withOutput(page, outputOfSteps(output, steps));
    const kept = await keptPage(path, given);
    expect(withoutChance(printedOn(kept))).toBe(withoutChance(printedOn(given)));
  },
  PAGE_TIMEOUT_MS,
);

async function tourAsPrinted(): Promise<string> {
  const tour = /^## A tour in one minute\n[^]*?^```sh\n([^]*?)^```$/m.exec(await readPage('README.md'))?.[1];
  if (tour === undefined) throw new Error('README.md has no tour');
  return tour;
}

test(
  'the tour in README.md runs as it is printed, at whatever hour: it bills, previews and gets the PDF',
  async () => {
    const output = await runInShell(await tourAsPrinted());
    expect(output).toContain('"total":"312.50"');
    expect(output).toContain('"mailStatus":"sent"');
    expect(output).toMatch(/"periods":\[\{"index":\d,"from":"\d{4}-\d{2}-01"/);
    expect((await readFile(join(folder, 'faktura.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  },
  PAGE_TIMEOUT_MS,
);
