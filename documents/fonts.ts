import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
import type { Font, GlyphRun } from 'fontkit';

/** A regular and a bold cut that hold the same characters. */
export interface FontPair {
  readonly regular: Font;
  readonly bold: Font;
}

const require = createRequire(import.meta.url);

// Opened once for each thread: parsing a font again for each document costs more than drawing a page.
const opened = new Map<string, FontPair>();

/** Words of a font whose layout is kept: labels, and what a creditor's documents have in common. With more than these it is begun anew. */
const MOST_WORDS = 2000;

/** A font that lays a word out once and not again for each document. What it answers may be changed by whoever asked: pdfkit scales it. */
function openFont(bytes: Uint8Array): Font {
  const font = create(bytes);
  const layout = font.layout.bind(font);
  const known = new Map<string, GlyphRun>();
  font.layout = (text, ...how) => {
    if (how.some((one) => one !== undefined)) return layout(text, ...how);
    let run = known.get(text);
    if (run === undefined) {
      if (known.size >= MOST_WORDS) known.clear();
      known.set(text, (run = layout(text)));
    }
    return copyOf(run, { positions: run.positions.map((position) => copyOf(position)) });
  };
  return font;
}

const copyOf = <Of extends object>(original: Of, changes: Partial<Of> = {}): Of =>
  Object.assign(Object.create(Object.getPrototypeOf(original)), original, changes);

function openPair(name: string, read: (cut: string) => Uint8Array): FontPair {
  const known = opened.get(name);
  if (known !== undefined) return known;
  const pair = { regular: openFont(read('DejaVuSans')), bold: openFont(read('DejaVuSans-Bold')) };
  opened.set(name, pair);
  return pair;
}

/** The small fonts: Latin letters, punctuation and the usual signs. Made by make-font-subset.ts. */
export const subsetFonts = (): FontPair =>
  openPair('subset', (cut) => readFileSync(new URL(`./fonts/${cut}-subset.ttf`, import.meta.url)));

/** The whole fonts, Greek and Cyrillic included: some 20 times as large. */
export const fullFonts = (): FontPair =>
  openPair('full', (cut) => readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${cut}.ttf`)));

// Of each pair, by character; there are no more than Unicode has.
const heldBy = new WeakMap<FontPair, Map<string, boolean>>();

function holds(fonts: FontPair, character: string): boolean {
  let known = heldBy.get(fonts);
  if (known === undefined) heldBy.set(fonts, (known = new Map()));
  let isHeld = known.get(character);
  if (isHeld === undefined) {
    const codePoint = character.codePointAt(0) ?? 0;
    isHeld = fonts.regular.hasGlyphForCodePoint(codePoint) && fonts.bold.hasGlyphForCodePoint(codePoint);
    known.set(character, isHeld);
  }
  return isHeld;
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
