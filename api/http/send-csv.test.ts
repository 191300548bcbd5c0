import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import express from 'express';
import { pino } from 'pino';
import { z } from 'zod';
import { sendCsv } from './send-csv.ts';

type Options = Parameters<typeof sendCsv>[1];

const item = z.strictObject({ text: z.string() });

/** Asks a server of its own for a list that is read by `readPage`; `sent` settles when the server has done with the answer. */
async function ask(
  readPage: Options['readPage'],
  use: (response: globalThis.Response) => Promise<void>,
): Promise<string[]> {
  const logged: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(line) });
  const sent = Promise.withResolvers<void>();
  const app = express();
  app.get('/', (_req, res, next) => {
    sendCsv(res, { item, format: 'csv', leftOut: new Set(), fileName: 'list.csv', readPage, log }).then(
      sent.resolve,
      (error: unknown) => {
        sent.resolve();
        next(error);
      },
    );
  });
  app.use(((_error, _req, res, _next) => {
    res.status(422).end();
  }) satisfies express.ErrorRequestHandler);
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await use(await fetch(`http://127.0.0.1:${port}/`));
  await sent.promise;
  server.close();
  server.closeAllConnections();
  return logged;
}

const page = (nextCursor: string | null) => ({
  data: Array.from({ length: 1000 }, () => ({ text: 'x'.repeat(100) })),
  nextCursor,
});

test('a list without end is sent as it is read, and reading stops when nobody listens any more', async () => {
  const logged = await ask(
    async () => page('more'),
    async (response) => {
      const reader = response.body?.getReader();
      const first = await reader?.read();
      expect(Buffer.from(first?.value ?? []).toString()).toMatch(/^text\r\nx{100}\r\n/);
      await reader?.cancel();
    },
  );
  expect(logged).toEqual([]);
});

test('a list that cannot be read to its end is cut off, so that nobody takes a part for the whole, and is logged', async () => {
  const begun = Promise.withResolvers<void>();
  const logged = await ask(
    async ({ cursor }) => {
      if (cursor === undefined) return page('more');
      await begun.promise;
      throw new Error('the database went away');
    },
    async (response) => {
      expect(response.status).toBe(200);
      begun.resolve();
      await expect(response.text()).rejects.toThrow('terminated');
    },
  );
  expect(logged.join('')).toContain('the database went away');
});

test('a list of which not even the first page can be read is no CSV at all', async () => {
  await ask(
    () => Promise.reject(new Error('refused')),
    async (response) => {
      expect([response.status, response.headers.get('content-type')]).toEqual([422, null]);
    },
  );
});

test('an empty list is the line of its columns', async () => {
  await ask(
    async () => ({ data: [], nextCursor: null }),
    async (response) => {
      expect(await response.text()).toBe('text\r\n');
    },
  );
});
