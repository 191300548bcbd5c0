import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
import type { Font } from 'fontkit';

/** A regular and a bold cut that hold the same characters. */
export interface FontPair {
  readonly regular: Font;
  readonly bold: Font;
}

const require = createRequire(import.meta.url);

// Opened once for each thread: parsing a font again for each document costs more than drawing a page.
const opened = new Map<string, FontPair>();

function openPair(name: string, read: (cut: string) => Uint8Array): FontPair {
  const known = opened.get(name);
  if (known !== undefined) return known;
  const pair = { regular: create(read('DejaVuSans')), bold: create(read('DejaVuSans-Bold')) };
  opened.set(name, pair);
  return pair;
}

/** The small fonts: Latin letters, punctuation and the usual signs. Made by make-font-subset.ts. */
export const subsetFonts = (): FontPair =>
  openPair('subset', (cut) => readFileSync(new URL(`./fonts/${cut}-subset.ttf`, import.meta.url)));

/** The whole fonts, Greek and Cyrillic included: some 20 times as large. */
export const fullFonts = (): FontPair =>
  openPair('full', (cut) => readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${cut}.ttf`)));

function holds({ regular, bold }: FontPair, character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0;
  return regular.hasGlyphForCodePoint(codePoint) && bold.hasGlyphForCodePoint(codePoint);
}

/** The smallest fonts that hold all of the text; the full ones where none do. */
export function chooseFonts(text: string): FontPair {
  const subset = subsetFonts();
  return [...new Set(text)].every((character) => holds(subset, character)) ? subset : fullFonts();
}

/** The text with a question mark for each character that the fonts do not hold, so that no empty box is printed. */
export function showable(text: string, fonts: FontPair): string {
  return Array.from(text, (character) => (holds(fonts, character) ? character : '?')).join('');
}
