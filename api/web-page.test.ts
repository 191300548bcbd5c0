import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import express from 'express';
import { createWebPage } from './web-page.ts';

const PAGE = '<!doctype html><title>Termin</title>';
const SCRIPT = 'console.log("a script of the page")';
const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

let folder: string;
let server: Server;
let url: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-page-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), PAGE);
  await writeFile(join(folder, 'assets', 'index-1a2b.js'), SCRIPT);
  await writeFile(join(folder, 'assets', 'index-1a2b.js.br'), brotliCompressSync(SCRIPT));
  await writeFile(join(folder, '.built'), 'a hash');
  const page = createWebPage(folder);
  if (page === null) throw new Error('the page was not found');
  const app = express();
  app.use(page);
  app.use((_req, res) => void res.status(404).json({ code: 'not_found' }));
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  url = `http://127.0.0.1:${address.port}`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

test('the page lies at every address that is nothing else, so that an address can be sent to somebody', async () => {
  for (const path of ['/', '/invoices', '/invoices/01a22b7e-f7aa-75fd-baa9-a4d721695977', '/invite']) {
    const answer = await fetch(url + path, { headers: HTML });
    expect(await answer.text()).toBe(PAGE);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  }
});

test('what is there for programs is never the page, and neither is what a program asks for', async () => {
  for (const path of ['/v1', '/v1/nothing', '/docs/nothing', '/healthz', '/openapi.json']) {
    expect((await fetch(url + path, { headers: HTML })).status).toBe(404);
  }
  expect((await fetch(`${url}/invoices`, { headers: { accept: 'application/json' } })).status).toBe(404);
  expect((await fetch(`${url}/invoices`, { method: 'POST', headers: HTML })).status).toBe(404);
});

test('what a path of the API takes is said by the API, and not by the page', async () => {
  const answer = await fetch(`${url}/v1/debtors`, { method: 'OPTIONS' });
  expect([answer.status, answer.headers.get('allow')]).toEqual([404, null]);
});

test('the policy of the page allows no script or style in the page itself, and nothing of another origin', async () => {
  const policy = (await fetch(url, { headers: HTML })).headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});

test('files whose names hold a hash are kept for good, and come packed to who takes that', async () => {
  const packed = await fetch(`${url}/assets/index-1a2b.js`, { headers: { 'accept-encoding': 'gzip, br' } });
  expect(packed.headers.get('content-encoding')).toBe('br');
  expect(packed.headers.get('cache-control')).toContain('immutable');
  expect(packed.headers.get('vary')).toBe('Accept-Encoding');
  expect(await packed.text()).toBe(SCRIPT);
  const plain = await fetch(`${url}/assets/index-1a2b.js`, { headers: { 'accept-encoding': 'identity' } });
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(await plain.text()).toBe(SCRIPT);
});

test('nothing outside of the build is reached, and nothing of it that is no page', async () => {
  for (const path of ['/.built', '/assets/..%2f.built', '/..%2f..%2fpackage.json', '/assets/index-1a2b.js.br']) {
    expect((await fetch(url + path, { headers: { accept: 'application/json' } })).status).toBe(404);
  }
});

test('there is no page where none was built', () => {
  expect(createWebPage(join(folder, 'nowhere'))).toBeNull();
});
