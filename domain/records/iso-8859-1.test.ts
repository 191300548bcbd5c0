import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { encodeIso88591, toIso88591Text } from './iso-8859-1.ts';

describe('a text for a bank file', () => {
  test.each([
    ['keeps Danish letters', 'Blåbærgrød på Ærø, ÆØÅ', 'Blåbærgrød på Ærø, ÆØÅ'],
    ['keeps every letter of ISO-8859-1', 'é ü ß ñ þ ÿ £ § ½ ²', 'é ü ß ñ þ ÿ £ § ½ ²'],
    ['joins a letter and its own accent', 'A\u030arhus', 'Århus'],
    ['writes letters without the accents that it lacks', 'Łódź, Győr, Škoda, Ştefan', 'Lódz, Gyor, Skoda, Stefan'],
    ['takes the last accent off first', 'ǻ ǿ ǖ', 'å ø ü'],
    ['writes signs the nearest way', '“x” – 5 € … ‘y’ ™ ﬁ №', '"x" - 5 EUR ... \'y\' TM fi No'],
    ['writes ligatures as two letters', 'Œuvre œ ẞ', 'OEuvre oe SS'],
    ['has a question mark for what has no likeness', '日本 🎉 Ж', '?? ? ?'],
    ['has a blank for each control character', 'a\r\nBS992\tb\u0000c\u0085d\u2028e', 'a  BS992 b c d e'],
    ['has a plain blank for every other kind', 'a\u00a0b\u2009c', 'a b c'],
    ['drops what is not seen', 'a\u00adb\u200bc\ufeffd', 'abcd'],
    ['has one question mark for half a character', '\ud83d!', '?!'],
  ])('%s', (_rule, text, expected) => {
    expect(toIso88591Text(text)).toBe(expected);
  });

  test('always fits, never holds a control character, and changes no more when asked twice', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        const fitting = toIso88591Text(text);
        expect([...encodeIso88591(fitting)].every((byte) => byte >= 0x20 && (byte < 0x7f || byte > 0x9f))).toBe(true);
        expect(toIso88591Text(fitting)).toBe(fitting);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the bytes', () => {
  test('are one for each character, the same as the code', () => {
    expect([...encodeIso88591('Aåøæ\r\n')]).toEqual([0x41, 0xe5, 0xf8, 0xe6, 0x0d, 0x0a]);
  });

  test.each(['€', 'ł', '🎉'])('are refused for %s', (text) => {
    expect(() => encodeIso88591(text)).toThrow(/ISO-8859-1 lacks U\+/);
  });
});
