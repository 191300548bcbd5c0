// Controls, line and paragraph separators, and blanks of every width.
const BLANKS = /[\p{Cc}\p{Z}]+/gu;
// Format characters (bidirectional overrides, zero-width marks, soft hyphens), variation selectors, halves of a surrogate pair.
const UNSEEN = /[\p{Cf}\p{Cs}\u{FE00}-\u{FE0F}]/gu;

/**
 * One line of text that is safe to print or to put in a mail header: composed letters (NFC), no control or invisible
 * characters, single blanks, none at the ends. A carriage return or line feed becomes a blank.
 */
export function printableText(text: string): string {
  return text.normalize('NFC').replace(UNSEEN, '').replace(BLANKS, ' ').trim();
}
