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
