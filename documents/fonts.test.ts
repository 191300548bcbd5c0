import { expect, test } from '@jest/globals';
import { chooseFonts, fullFonts, showable, subsetFonts } from './fonts.ts';

test.each(['Blåbærgrød på Ærø, Übergröße, Łukasz, Dvořák, Şebnem, Ștefan', '€ £ § ½ × – — “ ” ’ … • № ™ ≤ ≥ ✓'])(
  'the small fonts hold %s',
  (text) => {
    expect(chooseFonts(text)).toBe(subsetFonts());
    expect(showable(text, subsetFonts())).toBe(text);
  },
);

test.each(['Ελένη', 'Ђорђе', 'Đặng'])('the full fonts are taken for %s', (text) => {
  expect(chooseFonts(text)).toBe(fullFonts());
  expect(showable(text, fullFonts())).toBe(text);
});

test('a character that no font holds is shown as a question mark', () => {
  expect(showable('日本 A/S \u{1F9FE}', fullFonts())).toBe('?? A/S ?');
});

test('a word stands as it stood, whatever was done with what was answered before', () => {
  const { regular } = subsetFonts();
  const first = regular.layout('Fælles');
  const before = structuredClone(first.positions);
  // As pdfkit does, to whom they are its own.
  for (const position of first.positions) Object.assign(position, { xAdvance: 0, advanceWidth: 0 });
  const again = regular.layout('Fælles');
  expect(again.positions.map((position) => ({ ...position }))).toEqual(before);
  expect(again.advanceWidth).toBe(regular.layout('Fælle').advanceWidth + regular.layout('s').advanceWidth);
});
