import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from '@jest/globals';
import { WEB_FOLDER } from '../api/web-page.ts';
import { buildWeb } from './build-web.ts';
import { WEB_SCHEMA_FILE, webSchema } from './web-schema.ts';

const KB = 1000;
const FIRST_SCRIPT_BYTES = 130 * KB;
const FIRST_STYLE_BYTES = 10 * KB;
/** What draws the cash flow, once, after all else is there. The rich fields are less than half of it. */
const LARGEST_CHUNK_BYTES = 125 * KB;
const BUILD_TIMEOUT_MS = 120_000;

/** Names of things, and where libraries explain their errors: nobody asks there. */
const NOT_ASKED =
  /^https?:\/\/(www\.w3\.org\/|react\.dev\/(errors|link)\/|github\.com\/|tanstack\.com\/|reactjs\.org\/|localhost\b|redux(-toolkit)?\.js\.org\/|bit\.ly\/|react-spectrum\.adobe\.com\/|reactrouter\.com\/)/;

let index: string;
let files: string[];
beforeAll(async () => {
  await buildWeb();
  index = await readFile(join(WEB_FOLDER, 'index.html'), 'utf8');
  files = (await readdir(join(WEB_FOLDER, 'assets'))).filter((name) => /\.(js|css)$/.test(name));
}, BUILD_TIMEOUT_MS);

async function packedBytes(paths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(paths.map(async (path) => gzipSync(await readFile(join(WEB_FOLDER, path))).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

const named = (pattern: RegExp): string[] => [...index.matchAll(pattern)].flatMap(([, path]) => path ?? []);

/** Held by a bound of their own, all of them together. */
const firstScripts = (): string[] => named(/(?:src|href)="(\/assets\/[^"]+\.js)"/g);

test('what is loaded first is 130 kB of script and 10 kB of style at most, packed', async () => {
  const scripts = firstScripts();
  const styles = named(/href="(\/assets\/[^"]+\.css)"/g);
  expect(scripts.length).toBeGreaterThan(0);
  expect(await packedBytes(scripts)).toBeLessThan(FIRST_SCRIPT_BYTES);
  expect(await packedBytes(styles)).toBeLessThan(FIRST_STYLE_BYTES);
});

test('no chunk that comes later is larger than the rich fields', async () => {
  const first = new Set(firstScripts());
  const later = files.map((name) => `/assets/${name}`).filter((path) => !first.has(path));
  for (const path of later) expect(await packedBytes([path])).toBeLessThan(LARGEST_CHUNK_BYTES);
});

test('the page names no other origin to ask, and has no script or style in itself', async () => {
  expect(index).not.toMatch(/<style|<script(?![^>]*\bsrc=)|style="|https?:\/\//);
  for (const name of files) {
    const text = await readFile(join(WEB_FOLDER, 'assets', name), 'utf8');
    const asked = (text.match(/https?:\/\/[\w.-]+\/?[\w/-]*/g) ?? []).filter((address) => !NOT_ASKED.test(address));
    expect({ name, asked }).toEqual({ name, asked: [] });
  }
});

test('the page knows the API as it is: `npm run web:schema` has been run', async () => {
  expect(await readFile(WEB_SCHEMA_FILE, 'utf8')).toBe(await webSchema());
});
