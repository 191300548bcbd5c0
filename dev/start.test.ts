import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

/** Each starts the whole stack, which on a machine with other work takes its time. */
const TIMEOUT_MS = 180_000;
const START = fileURLToPath(new URL('start.ts', import.meta.url));

let folder: string;
let program: ChildProcess | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-start-'));
});
afterEach(async () => {
  program?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** Starts the stack as `npm start` does and waits until it says where its API is. */
async function start(): Promise<{ apiUrl: string; output: () => string; exitCode: Promise<number | null> }> {
  const child = spawn(process.execPath, [START, '--data', folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  program = child;
  let output = '';
  const exitCode = new Promise<number | null>((resolve) => child.once('close', resolve));
  const apiUrl = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += String(chunk);
        const url = /API +(http:\S+)\n[^]*Operator key/.exec(output)?.[1];
        if (url !== undefined) resolve(url);
      });
    }
    void exitCode.then((code) => reject(new Error(`ended with ${code}: ${output}`)));
  });
  return { apiUrl, output: () => output, exitCode };
}

test(
  'the stack comes up with its API, takes its own operator key and port up again, and a Ctrl-C ends it with 0',
  async () => {
    const keyFile = join(folder, 'operator-key');
    const keys: string[] = [];
    const addresses: string[] = [];
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const { apiUrl, exitCode } = await start();
      expect((await fetch(`${apiUrl}/docs`)).status).toBe(200);
      keys.push(await readFile(keyFile, 'utf8'));
      addresses.push(apiUrl);
      program?.kill(signal);
      expect(await exitCode).toBe(0);
      await expect(fetch(apiUrl)).rejects.toThrow(/fetch failed/);
    }
    expect(keys[0]).toBe(keys[1]);
    expect(addresses[0]).toBe(addresses[1]);
    expect(((await stat(keyFile)).mode & 0o777).toString(8)).toBe('600');
  },
  TIMEOUT_MS,
);

test(
  'where a part crashes it is said which, and all stops with 1',
  async () => {
    const { apiUrl, output, exitCode } = await start();
    const server = await readFile(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8');
    process.kill(Number.parseInt(server, 10), 'SIGKILL');
    expect(await exitCode).toBe(1);
    expect(output()).toContain('PostgreSQL ended by itself (SIGKILL)');
    await expect(fetch(apiUrl)).rejects.toThrow(/fetch failed/);
  },
  TIMEOUT_MS,
);
