import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
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
  const dataFolder = join(folder, '.termin', 'start');
  // As npm start does, with the folder that its data has beside whoever types.
  program = spawn(process.execPath, [join(PROJECT_ROOT, 'dev', 'start.ts'), '--data', dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const apiUrl = await new Promise<string>((resolve, reject) => {
    program.stdout?.on('data', (chunk) => {
      output += String(chunk);
      const url = /API +(http:\S+)\n[^]*Operator key/.exec(output)?.[1];
      if (url !== undefined) resolve(url);
    });
    program.once('exit', (code) => reject(new Error(`npm start ended with ${code}: ${output}`)));
  });
  await writeFile(join(dataFolder, 'api-url'), apiUrl);
}, START_TIMEOUT_MS);
afterAll(async () => {
  if (program.exitCode === null) {
    program.kill('SIGTERM');
    await once(program, 'exit');
  }
  await rm(folder, { recursive: true, force: true });
}, START_TIMEOUT_MS);

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
    const output = await runCommand({
      command: 'bash',
      args: ['-euo', 'pipefail', '-c', scriptOf(steps)],
      cwd: folder,
      env: { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}` },
      timeoutMs: PAGE_TIMEOUT_MS,
    });
    const given = withOutput(page, outputOfSteps(output, steps));
    const kept = await keptPage(path, given);
    expect(withoutChance(printedOn(kept))).toBe(withoutChance(printedOn(given)));
  },
  PAGE_TIMEOUT_MS,
);
