// What Unicode says to leave out where nothing can be shown for it (zero-width marks, soft hyphens, fillers, variation selectors), and marks
// of interlinear notes. Unicode Standard 5.21.
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;
// Blanks of every width, and two symbols that look like one: the empty braille pattern and the note without a head.
const BLANKS = /[\p{Zs}\u2800\u{1D159}]/gu;
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** One line of text with all that can be seen of it: composed letters (NFC), plain blanks, none at the ends, nothing invisible. */
export function visibleText(text: string): string {
  return text.normalize('NFC').replace(UNSEEN, '').replace(BLANKS, ' ').trim();
}

/** Whether a reader sees anything of it: marks alone, without a letter to stand on, are nothing. */
export function isSeen(text: string): boolean {
  return SEEN.test(text);
}
