import { expect, test } from '@jest/globals';
import { printableText } from './printable-text.ts';

test('line ends, tabs and other controls become one blank', () => {
  expect(printableText('Prøve\r\nBcc: a@b.example\t\u0000\u0007x\u2028y')).toBe('Prøve Bcc: a@b.example x y');
});

test('blanks of every width become one, and none stand at the ends', () => {
  expect(printableText('\u00A0 Prøvekunde\u2003 Åkær \u3000')).toBe('Prøvekunde Åkær');
});

test('invisible characters and text direction overrides are gone', () => {
  expect(printableText('\uFEFFab\u200Bc\u00ADd\u202Egnp\u2069\uFE0F')).toBe('abcdgnp');
});

test('half of a surrogate pair is gone, a whole pair stays', () => {
  expect(printableText('a\uD83Db\u{1F600}')).toBe('ab\u{1F600}');
});

test('a letter and its loose accent become one character', () => {
  expect(printableText('A\u030Aen')).toBe('\u00C5en');
});

test('letters of other alphabets stay as they are', () => {
  expect(printableText('Łukasz Ελένη Ђорђе')).toBe('Łukasz Ελένη Ђорђе');
});
