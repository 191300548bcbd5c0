import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PROJECT_ROOT } from './project-root.ts';
import { runCommand } from './run-command.ts';

/** The whole stack is started, which on a machine with other work takes its time. */
const START_TIMEOUT_MS = 180_000;
const TOUR_TIMEOUT_MS = 120_000;

let folder: string;
let program: ChildProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-tour-'));
  const start = join(PROJECT_ROOT, 'dev', 'start.ts');
  // As npm start does, with the folder that its data has beside the tour.
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

async function tourAsPrinted(): Promise<string> {
  const readme = await readFile(join(PROJECT_ROOT, 'README.md'), 'utf8');
  const tour = /^## A tour in one minute\n[^]*?^```sh\n([^]*?)^```$/m.exec(readme)?.[1];
  if (tour === undefined) throw new Error('README.md has no tour');
  return tour;
}

test(
  'the tour in README.md runs as it is printed, at whatever hour: it bills, previews and gets the PDF',
  async () => {
    const output = await runCommand({
      command: 'bash',
      args: ['-euo', 'pipefail', '-c', await tourAsPrinted()],
      cwd: folder,
      env: { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}` },
      timeoutMs: TOUR_TIMEOUT_MS,
    });
    expect(output).toContain('"total":"312.50"');
    expect(output).toContain('"mailStatus":"sent"');
    expect(output).toMatch(/"periods":\[\{"index":\d,"from":"\d{4}-\d{2}-01"/);
    expect((await readFile(join(folder, 'faktura.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  },
  TOUR_TIMEOUT_MS,
);
