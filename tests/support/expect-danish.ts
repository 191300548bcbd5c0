import { expect } from '@jest/globals';
import { inDanish } from '../../api/imports/danish-words.ts';

interface Told {
  readonly message: string;
}

/** That an import has told in Danish what it tells in English, each with words of its own. */
export function expectDanish(danish: readonly Told[], english: readonly Told[]): void {
  expect(english.filter(({ message }) => inDanish(message) === null)).toEqual([]);
  expect(danish).toEqual(english.map((error) => ({ ...error, message: inDanish(error.message) })));
}
