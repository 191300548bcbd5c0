/** Eight digits, in groups or not. */
const EIGHT_DIGITS = '\\d(?:\\s?\\d){7}(?!\\d)';
/** As FI creditor numbers begin: no day looks like it. */
const EIGHT_FROM_8 = '8(?:\\s?\\d){7}(?!\\d)';
const SIGN = '[^\\p{L}\\p{N}]';
const [DAY, MONTH, YEAR] = ['(?:0[1-9]|[12]\\d|3[01])', '(?:0[1-9]|1[0-2])', '(?:19|20)\\d\\d'];
const NO_DATE = `(?!${DAY}\\s?${MONTH}\\s?${YEAR}(?!\\d)|${YEAR}\\s?${MONTH}\\s?${DAY}(?!\\d))`;

/**
 * The second number of a slip behind its payment id, as the source of a pattern with the group `creditor`: eight digits behind a
 * sign that slips have, those that are no date behind any other sign, and those that begin as such numbers do behind a blank.
 */
export const SECOND_NUMBER = [
  `${SIGN}{0,5}[+/#<>]${SIGN}{0,5}(?<creditor>${EIGHT_DIGITS})`,
  `(?=\\s{0,9}[^\\s\\p{L}\\p{N}])${SIGN}{1,9}${NO_DATE}(?<creditor>${EIGHT_DIGITS})`,
  `\\s{1,9}(?<creditor>${EIGHT_FROM_8})`,
].join('|');

/** More than the longest run that is read in front of a payment id. */
const MAX_BEFORE = 60;
const BEFORE = new RegExp(
  `(?:\\+\\s?(?<creditor>${EIGHT_DIGITS})\\s?<|(?<![\\p{L}\\p{N}])(?<creditor>${EIGHT_FROM_8})${SIGN})${SIGN}{0,8}$`,
  'u',
);

const WORD_FOR_NUMBER = `(?:${SIGN}{0,5}(?:nr|no|nummer|number|id)(?!\\p{L}))?${SIGN}{0,5}`;
/** Behind the word for it. FI 71 and FIK are words for the slip as well, with the payment id or a day behind them. */
const NAMED = new RegExp(
  [
    `(?:[kc]reditor\\p{L}{0,10}|(?<!\\p{L})kred)${WORD_FOR_NUMBER}(?:71${SIGN}{1,3})?(?<creditor>${EIGHT_DIGITS})`,
    `(?<!\\p{L})fik?${WORD_FOR_NUMBER}(?!71\\P{N})${NO_DATE}(?<creditor>${EIGHT_DIGITS})`,
  ].join('|'),
  'iu',
);
/** As a text of its own: behind a sign of a slip, or as such numbers begin. Customer numbers and telephone numbers have eight digits too. */
const ALONE = new RegExp(
  `^\\s{0,9}(?:[+<>/#][\\s+<>/#]{0,9}(?<creditor>${EIGHT_DIGITS})|(?<creditor>${EIGHT_FROM_8}))[\\s<>.,;]{0,9}$`,
  'u',
);

/** The second number of a slip in front of the payment id that begins at `index`; null where there is none. */
export function numberBefore(text: string, index: number): string | null {
  return creditorIn(BEFORE.exec(text.slice(Math.max(0, index - MAX_BEFORE), index)));
}

/** The second number of a slip away from its payment id: behind the word for it, or as a text of its own; null where there is none. */
export function numberApart(texts: readonly string[]): string | null {
  const numbers = [NAMED, ALONE].flatMap((pattern) => texts.map((text) => creditorIn(pattern.exec(text))));
  return numbers.find((number) => number !== null) ?? null;
}

/** Eight digits without blanks; null where the group `creditor` found none. */
export function creditorIn(match: RegExpExecArray | null): string | null {
  return match?.groups?.['creditor']?.replaceAll(/\s/g, '') ?? null;
}
