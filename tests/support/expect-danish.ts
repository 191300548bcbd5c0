import { expect } from '@jest/globals';

interface Told {
  readonly message: string;
}

/** That an import has told in Danish what it tells in English: the same errors at the same places, each with words of its own. */
export function expectDanish(danish: readonly Told[], english: readonly Told[]): void {
  const untold = (errors: readonly Told[]) => errors.map(({ message: _message, ...error }) => error);
  expect(untold(danish)).toEqual(untold(english));
  expect(danish.filter(({ message }, index) => message === english[index]?.message)).toEqual([]);
}
