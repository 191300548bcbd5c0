const SHORT_WORD = 2;
/** Fewer letters than this say nothing where others beside them are lost. */
const SHORT_REMNANT = 3;
/** København written without what a bank cannot write is three words. */
const MAX_PIECES = 3;
/** Any letter: in place of one or more that a bank could not write. */
const LOST = '?';

/** What a name or text says, made comparable once. */
export interface Words {
  /** In small letters without accents; `?` is any letter. */
  readonly words: readonly string[];
  /** Words that a blank in place of a letter may have cut, put together again with `?` there. */
  readonly remnants: readonly string[];
}

/** The words of what a bank wrote: null, or a text without words, says nothing. */
export function wordsOf(text: string | null): Words {
  const pieces = fold(text ?? '')
    .split(/[^\p{L}\p{N}?]+/u)
    .filter((piece) => piece !== '');
  const joined = pieces.flatMap((piece, nth) => [
    LOST + piece,
    ...Array.from({ length: MAX_PIECES - 1 }, (_one, more) => pieces.slice(nth, nth + more + 2)).flatMap((together) =>
      together.length === 1 ? [] : [together.join(LOST), LOST + together.join(LOST)],
    ),
  ]);
  return {
    words: pieces.filter((piece) => knownLetters(piece) >= SHORT_WORD),
    remnants: [...new Set(joined)].filter((piece) => knownLetters(piece) >= SHORT_REMNANT),
  };
}

/** Whether two have a word in common, whole or cut, or one of them has none: banks cut names, and write æ, ø and å as they can. */
export function shareWord(one: Words, other: Words): boolean {
  if (one.words.length === 0 || other.words.length === 0) return true;
  return (
    one.words.some((mine) => other.words.some((their) => agree(mine, their))) ||
    isRemnantOf(one, other) ||
    isRemnantOf(other, one)
  );
}

/** Each of æ, ø and å as one letter, whether a bank writes it as two (AE, OE, AA) or as one without its sign (A, O, A). */
function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/æ|ae|aa/gu, 'a')
    .replaceAll(/ø|oe/gu, 'o')
    .replaceAll(/[?\u{FFFD}]+/gu, LOST);
}

function knownLetters(word: string): number {
  return word.replaceAll(LOST, '').length;
}

/** Letter for letter, to the end of the shorter one. */
function agree(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const [mine, their] = [one[at], other[at]];
    if (mine !== their && mine !== LOST && their !== LOST) return false;
  }
  return true;
}

function isRemnantOf({ remnants }: Words, { words }: Words): boolean {
  return remnants.some((remnant) => words.some((word) => word.length === remnant.length && agree(remnant, word)));
}
