import optimizeLocales from '@react-aria/optimize-locales-plugin';
import { defineConfig } from 'vite';

// The fields speak the two languages of the page; without this they would bring thirty.
const locales = { ...optimizeLocales.vite({ locales: ['da-DK', 'en-GB'] }), enforce: 'pre' as const };

/** Where `vite` finds an API while the page is written. */
const API = process.env['TERMIN_API'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [locales],
  server: { proxy: { '/v1': API } },
  build: {
    target: 'es2023',
    // Data addresses are not allowed to scripts and styles, and small files are few.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
});
