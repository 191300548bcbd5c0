/**
 * Writes the subset fonts of documents/fonts anew from the package dejavu-fonts-ttf:
 * `node documents/make-font-subset.ts`. Needed only when SUBSET_RANGES or the package changes.
 */
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

/** First and last code point of each run of characters that an ordinary invoice may hold. */
const SUBSET_RANGES: readonly (readonly [number, number])[] = [
  [0x20, 0x7e], // ASCII
  [0xa0, 0x17f], // Latin-1, Latin Extended-A
  [0x218, 0x21b], // Romanian s and t with comma below
  [0x2010, 0x2026], // dashes, quotation marks, bullet, ellipsis
  [0x2030, 0x203a], // per mille, primes, single guillemets
  [0x20ac, 0x20ac], // euro
  [0x2116, 0x2116], // numero
  [0x2122, 0x2122], // trade mark
  [0x2190, 0x2193], // arrows
  [0x2212, 0x2212], // minus
  [0x221e, 0x221e], // infinity
  [0x2248, 0x2248], // almost equal
  [0x2260, 0x2265], // not equal, at most, at least
  [0x25a0, 0x25a1], // squares
  [0x25cb, 0x25cf], // circles
  [0x2713, 0x2717], // ticks and crosses
];

const require = createRequire(import.meta.url);
const target = new URL('./fonts/', import.meta.url);
const characters = SUBSET_RANGES.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
).join('');

for (const name of ['DejaVuSans', 'DejaVuSans-Bold']) {
  const full = await readFile(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
  // No hinting and no ligatures: both cost bytes and time on every page, and neither shows on screen or paper.
  const subset = await subsetFont(full, characters, {
    targetFormat: 'sfnt',
    noHinting: true,
    keepFeatures: ['kern'],
    dropTables: ['MATH', 'gasp', 'FFTM'],
  });
  await writeFile(new URL(`${name}-subset.ttf`, target), subset);
  console.log(`${name}-subset.ttf: ${full.length} -> ${subset.length} bytes`);
}
await copyFile(require.resolve('dejavu-fonts-ttf/LICENSE'), new URL('LICENSE.txt', target));
