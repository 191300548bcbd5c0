import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isSeen, visibleText } from './visible-text.ts';

test('what cannot be seen is left out, and blanks of every width are one kind', () => {
  expect(visibleText('\u200BOp\u00ADgang\u3164 A\uFEFF\u2060\u{E0041}\uFE0F')).toBe('Opgang A');
  expect(visibleText('\u00A0Opgang\u2003A\u3000\u2800')).toBe('Opgang A');
  expect(visibleText('A\u030A')).toBe('Å');
});

test.each([
  '\u200B',
  '\u3164',
  '\u00AD',
  '\u115F\u1160',
  '\uFFA0',
  '\u2800',
  '\u034F',
  '\u{E0100}',
  '\u180E',
  '\u061C\u200F',
])('of %j nothing is left', (text) => {
  expect(visibleText(text)).toBe('');
});

test('marks without a letter are not seen, letters, digits and signs are', () => {
  expect(['', ' ', '\u0301'].map(isSeen)).toEqual([false, false, false]);
  expect(['Ø', '1', '-', '€', '👍', '日'].map(isSeen)).toEqual([true, true, true, true, true, true]);
});

test('what is visible once stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const once = visibleText(text);
      expect(visibleText(once)).toBe(once);
    }),
  );
});
