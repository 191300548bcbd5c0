import { datePartsOf, dayNumberOfDate, daysBetween } from '../calendar/calendar.ts';
import { longDate, monthName } from '../calendar/date-words.ts';
import { MONTHS_A_YEAR, weekOf } from '../calendar/day-numbers.ts';
import type { Language } from '../calendar/language.ts';
import type { Period } from '../calendar/period.ts';
import { MAX_INTERVAL_DAYS } from '../subscriptions/schedule.ts';

/** As much as a line's text holds on a document, with its placeholders filled in. */
export const MAX_LINE_TEXT_LENGTH = 500;

interface Placeholder {
  /** What it stands for, in English, for who writes texts. */
  readonly meaning: string;
  /** The length of the longest text that it can become, in any language. */
  readonly longest: number;
  readonly fill: (period: Period, language: Language) => string;
}

/** What a text cannot be saved for. Positions count UTF-16 code units from 0. */
export type LineTextRefusal =
  | { readonly code: 'unknown_placeholder'; readonly placeholder: string; readonly position: number }
  /** `{{` without the `}}` that belongs to it. */
  | { readonly code: 'unclosed_placeholder'; readonly placeholder: string; readonly position: number }
  /** The longest that the text can become is more than a line holds. */
  | { readonly code: 'text_too_long'; readonly longest: number };

// Both braces are matched where the closing ones are missing too, so that what is unclosed is seen.
const PLACEHOLDER = /\{\{([^{}]*)(\}\})?/g;

const LANGUAGES = ['da', 'en'] as const satisfies readonly Language[];
const MONTH_NAMES = LANGUAGES.flatMap((language) =>
  Array.from({ length: MONTHS_A_YEAR }, (_unused, month) => monthName(month + 1, language)),
);
const LONGEST_MONTH = Math.max(...MONTH_NAMES.map(({ length }) => length));
const YEAR_DIGITS = 4;
const LONGEST_DATE = '31. '.length + LONGEST_MONTH + ' '.length + YEAR_DIGITS;
const WEEK_DIGITS = 2;
const QUARTER_DIGITS = 1;
const MONTHS_A_QUARTER = 3;

const fromOf = ({ from }: Period) => datePartsOf(from);
const toOf = ({ to }: Period) => datePartsOf(to);
const weekOfFrom = ({ from }: Period) => weekOf(dayNumberOfDate(from));

const PLACEHOLDERS: ReadonlyMap<string, Placeholder> = new Map([
  [
    'period.from',
    {
      meaning: 'The first day of the period',
      longest: LONGEST_DATE,
      fill: ({ from }, language) => longDate(from, language),
    },
  ],
  [
    'period.to',
    {
      meaning: 'The last day of the period',
      longest: LONGEST_DATE,
      fill: ({ to }, language) => longDate(to, language),
    },
  ],
  [
    'period.days',
    {
      meaning: 'How many days the period has',
      longest: `${MAX_INTERVAL_DAYS}`.length,
      fill: ({ from, to }) => `${daysBetween({ from, to }) + 1}`,
    },
  ],
  ['month', monthNamed('The month in which the period begins', (period) => fromOf(period).month)],
  ['previous_month', monthNamed('The month before the one in which it begins', (period) => fromOf(period).month - 1)],
  ['next_month', monthNamed('The month after the one in which it begins', (period) => fromOf(period).month + 1)],
  ['to_month', monthNamed('The month in which the period ends', (period) => toOf(period).month)],
  ['year', numbered('The year in which the period begins', YEAR_DIGITS, (period) => fromOf(period).year)],
  ['previous_year', numbered('The year before that year', YEAR_DIGITS, (period) => fromOf(period).year - 1)],
  ['next_year', numbered('The year after that year', YEAR_DIGITS, (period) => fromOf(period).year + 1)],
  ['to_year', numbered('The year in which the period ends', YEAR_DIGITS, (period) => toOf(period).year)],
  [
    'quarter',
    numbered('The quarter in which the period begins, 1 to 4', QUARTER_DIGITS, (period) =>
      Math.ceil(fromOf(period).month / MONTHS_A_QUARTER),
    ),
  ],
  [
    'week',
    numbered('The ISO week in which the period begins, 1 to 53', WEEK_DIGITS, (period) => weekOfFrom(period).week),
  ],
  ['week_year', numbered('The year that this week belongs to', YEAR_DIGITS, (period) => weekOfFrom(period).year)],
] satisfies [string, Placeholder][]);

/** What may stand between `{{` and `}}` in a text, and what it means. */
export const LINE_TEXT_PLACEHOLDERS: Readonly<Record<string, string>> = Object.fromEntries(
  [...PLACEHOLDERS].map(([name, { meaning }]) => [name, meaning]),
);

/**
 * Whether a text can be saved: every placeholder is known and closed, and the longest that the text can become in any
 * language and period is no more than a line holds. What has passed is never too long on a document.
 */
export function checkLineText(text: string): { ok: true } | ({ ok: false } & LineTextRefusal) {
  let longest = text.length;
  for (const { 0: raw, 1: inside = '', 2: closing, index: position } of text.matchAll(PLACEHOLDER)) {
    const placeholder = inside.trim();
    if (closing === undefined) return { ok: false, code: 'unclosed_placeholder', placeholder, position };
    const known = PLACEHOLDERS.get(placeholder);
    if (known === undefined) return { ok: false, code: 'unknown_placeholder', placeholder, position };
    longest += known.longest - raw.length;
  }
  return longest > MAX_LINE_TEXT_LENGTH ? { ok: false, code: 'text_too_long', longest } : { ok: true };
}

/**
 * The text of a line for a period, in the debtor's language. What is no placeholder stays as it stands: texts from before
 * there were any may have braces in them.
 */
export function renderLineText({
  text,
  period,
  language,
}: {
  text: string;
  period: Period;
  language: Language;
}): string {
  return text.replaceAll(PLACEHOLDER, (raw: string, inside: string, closing: string | undefined) =>
    closing === undefined ? raw : (PLACEHOLDERS.get(inside.trim())?.fill(period, language) ?? raw),
  );
}

function monthNamed(meaning: string, monthOf: (period: Period) => number): Placeholder {
  return { meaning, longest: LONGEST_MONTH, fill: (period, language) => monthName(monthOf(period), language) };
}

function numbered(meaning: string, longest: number, numberOf: (period: Period) => number): Placeholder {
  return { meaning, longest, fill: (period) => `${numberOf(period)}` };
}
