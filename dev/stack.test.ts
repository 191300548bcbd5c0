import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { withClient } from './postgres.ts';
import { startStack } from './stack.ts';

/** Each starts real servers, which on a machine with other work takes its time. */
const TIMEOUT_MS = 180_000;
const STACK = fileURLToPath(new URL('stack.ts', import.meta.url));

let folder: string;
let holders: ChildProcess[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-stack-'));
  holders = [];
});
afterEach(async () => {
  for (const holder of holders) holder.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

interface Held {
  holder: ChildProcess;
  pids: number[];
  databaseUrl: string;
  smtpUrl: string;
}

/** A stack in a process of its own, which can be killed. */
async function holdStack(): Promise<Held> {
  const code = `
    const { startStack } = await import(${JSON.stringify(STACK)});
    const stack = await startStack({ dataFolder: ${JSON.stringify(folder)} });
    console.log(JSON.stringify({ pids: [stack.postgres.pid, stack.temporal.pid], databaseUrl: stack.databaseUrl, smtpUrl: stack.mail.smtpUrl }));
    await new Promise(() => setInterval(() => undefined, 1000));`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  holders.push(holder);
  const [line] = await new Promise<Buffer[]>((resolve, reject) => {
    holder.stdout.once('data', (chunk: Buffer) => resolve([chunk]));
    holder.once('exit', (exitCode) => reject(new Error(`the stack's process ended with ${exitCode}`)));
  });
  const said: Omit<Held, 'holder'> = JSON.parse(String(line));
  return { holder, ...said };
}

async function untilDead(pid: number): Promise<void> {
  const alive = (): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  while (alive()) await new Promise((resolve) => setTimeout(resolve, 20));
}

test(
  'killed with -9 it leaves nothing running, and the next start takes up its data at once',
  async () => {
    const { holder, pids, databaseUrl, smtpUrl } = await holdStack();
    await withClient(databaseUrl, (client) => client.query('CREATE TABLE kept AS SELECT 42 AS answer'));
    const transport = createTransport(smtpUrl);
    await transport.sendMail({ from: 'a@eksempel.dk', to: 'b@eksempel.dk', subject: 'kept', text: 'kept' });
    transport.close();

    await expect(startStack({ dataFolder: folder })).rejects.toThrow(`in use by process ${holder.pid}`);

    holder.kill('SIGKILL');
    const next = await startStack({ dataFolder: folder });
    await Promise.all(pids.map(untilDead));
    const rows = await withClient(
      next.databaseUrl,
      async (client) => (await client.query('SELECT answer FROM kept')).rows,
    );
    expect(rows).toEqual([{ answer: 42 }]);
    expect((await next.mail.messages()).map(({ subject }) => subject)).toEqual(['kept']);
    await next.stop();
    await untilDead(next.temporal.pid ?? 0);
  },
  TIMEOUT_MS,
);

test('a part that ends by itself is told by its name', async () => {
  const stack = await startStack({ dataFolder: folder, throwAway: true });
  process.kill(stack.temporal.pid ?? 0, 'SIGKILL');
  expect(await stack.failed).toBe('Temporal ended by itself (SIGKILL)');
  await stack.stop();
});

test('throw-away data is gone after the stop', async () => {
  const stack = await startStack({ dataFolder: join(folder, 'inner'), throwAway: true });
  expect(await readdir(folder)).toEqual(['inner']);
  await stack.stop();
  expect(await readdir(folder)).toEqual([]);
});
