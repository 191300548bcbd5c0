import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startGuarded } from './start-guarded.ts';

const START_GUARDED = fileURLToPath(new URL('start-guarded.ts', import.meta.url));
const STUBBORN = `trap '' TERM INT; sleep 300 & echo $! ready; while :; do sleep 0.1; done`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-guard-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function untilDead(pid: number): Promise<void> {
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function firstLine(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = '';
  for await (const chunk of stream ?? []) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return text.split('\n')[0] ?? '';
}

/** A parent of its own that starts a guarded program and prints the pids of program, grandchild and guard. */
function startParent(command: string, order: object = {}) {
  const code = `
    const { startGuarded } = await import(${JSON.stringify(START_GUARDED)});
    const child = await startGuarded({ command: 'sh', args: ['-c', ${JSON.stringify(command)}], output: 'pipe', ...${JSON.stringify(order)} });
    child.stdout.once('data', (line) => console.log(JSON.stringify([child.pid, Number.parseInt(String(line), 10), child.guardPid])));
    setInterval(() => undefined, 1000);`;
  return spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
}

describe('a guarded program', () => {
  test('ends with its grandchildren when the parent is killed with -9, even where it ignores signals', async () => {
    const parent = startParent(STUBBORN, { killAfterMs: 200 });
    const pids: number[] = JSON.parse(await firstLine(parent.stdout));
    expect(pids.map(isAlive)).toEqual([true, true, true]);
    parent.kill('SIGKILL');
    await Promise.all(pids.map(untilDead));
  });

  test('is ended from here when its guard is killed with -9', async () => {
    const child = await startGuarded({ command: 'sleep', args: ['300'], output: 'ignore' });
    process.kill(child.guardPid, 'SIGKILL');
    expect(await child.exited).toEqual({ code: null, signal: 'SIGKILL' });
    await untilDead(child.pid);
  });

  test('has time to end in good order when it is stopped', async () => {
    const child = await startGuarded({
      command: 'sh',
      args: ['-c', `trap 'echo in good order; exit 7' TERM; echo ready; while :; do sleep 0.05; done`],
      output: 'pipe',
    });
    let output = '';
    await new Promise<void>((resolve) => {
      child.stdout?.on('data', (chunk) => {
        output += String(chunk);
        if (output === 'ready\n') resolve();
      });
    });
    expect(await child.stop()).toEqual({ code: 7, signal: null });
    expect(output).toContain('in good order');
    expect(await child.stop()).toEqual({ code: 7, signal: null });
  });

  test('that does not exist is an error that names it', async () => {
    await expect(startGuarded({ command: '/nowhere/program', output: 'ignore' })).rejects.toThrow(/\/nowhere\/program/);
  });

  test('waits for the holder before it on the same lock file', async () => {
    const lockFile = join(folder, 'lock');
    const first = await startGuarded({ command: 'sleep', args: ['300'], output: 'ignore', lockFile });
    const second = startGuarded({ command: 'true', output: 'ignore', lockFile });
    const before = await Promise.race([
      second.then(() => 'started'),
      new Promise((resolve) => setTimeout(resolve, 500, 'waits')),
    ]);
    expect(before).toBe('waits');
    await first.stop();
    expect(await (await second).exited).toEqual({ code: 0, signal: null });
  });
});
