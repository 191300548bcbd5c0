import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { freePorts } from './free-ports.ts';
import { keepPort } from './kept-port.ts';

let dataFolder: string;
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'termin-port-'));
});
afterEach(() => rm(dataFolder, { recursive: true, force: true }));

test('the port of the first start is that of every later one, until another is asked for', async () => {
  const first = await keepPort({ dataFolder, asked: undefined });
  expect(await keepPort({ dataFolder, asked: undefined })).toBe(first);
  const [other = 0] = await freePorts(1);
  expect(await keepPort({ dataFolder, asked: String(other) })).toBe(other);
  expect(await keepPort({ dataFolder, asked: undefined })).toBe(other);
});

test('a port that somebody listens on is refused, asked for or kept, and what to do is said', async () => {
  const port = await keepPort({ dataFolder, asked: undefined });
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  try {
    for (const asked of [undefined, String(port)]) {
      await expect(keepPort({ dataFolder, asked })).rejects.toThrow(`port ${port} cannot be used`);
    }
  } finally {
    server.close();
    await once(server, 'close');
  }
});

test.each(['0', '65536', '-1', '80a', ''])('%j is no port', async (asked) => {
  await expect(keepPort({ dataFolder, asked })).rejects.toThrow('is no port');
});
