import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import { defineConfig, type Plugin } from 'vite';

/** Where `vite` finds an API while the page is written. */
const API = process.env['TERMIN_API'] ?? 'http://127.0.0.1:3000';

const TEXTS = new Set(['.html', '.js', '.css', '.svg']);

// The fields speak the two languages of the page, English by the one kind that they have; without this they would bring thirty.
const locales = { ...optimizeLocales.vite({ locales: ['da-DK', 'en-US'] }), enforce: 'pre' as const };

/** Beside each text what a browser gets that takes it packed: once at the build is better than at each request. */
const packed: Plugin = {
  name: 'packed-beside',
  async writeBundle({ dir }) {
    if (dir === undefined) return;
    for (const name of await readdir(dir, { recursive: true })) {
      if (!TEXTS.has(extname(name))) continue;
      const text = await readFile(join(dir, name));
      await writeFile(join(dir, `${name}.br`), await promisify(brotliCompress)(text));
      await writeFile(join(dir, `${name}.gz`), await promisify(gzip)(text, { level: 9 }));
    }
  },
};

export default defineConfig({
  plugins: [locales, packed],
  server: { proxy: { '/v1': API } },
  build: {
    target: 'es2023',
    // The policy allows no script or style as a data address, and small files are few.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
});
