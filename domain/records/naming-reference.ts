import type { CivilDate } from '../calendar/calendar.ts';

/** What banks and payers write where they have no reference (ISO 20022 payment guides, SWIFT), without blanks and signs. */
const NOTHING = new Set([
  'NONREF',
  'NOTPROVIDED',
  'NOTAVAILABLE',
  'NOTAPPLICABLE',
  'NOTSPECIFIED',
  'NOTGIVEN',
  'UNSPECIFIED',
  'NULL',
  'NIL',
  'NOREF',
  'NOREFERENCE',
  'NONE',
  'NA',
  'UNKNOWN',
  'INGEN',
  'INGENREFERENCE',
  'UKENDT',
  'UDENREFERENCE',
  'IKKEANGIVET',
  'IKKEOPLYST',
]);

/** Trimmed; null where it is empty or a word for nothing. */
export function saidReference(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  // What most banks write: words are looked for in what has letters.
  if (/^\d*[1-9]\d*$/.test(trimmed)) return trimmed;
  const bare = bareOf(trimmed);
  return bare === '' || NOTHING.has(bare) || /^0+$/.test(bare) ? null : trimmed;
}

/** A number of fewer digits, without the zeros in front, is a counter that begins anew in each file. */
const NAMING_DIGITS = 6;

/**
 * A bank's reference where it names one entry and no other; null for words that say that there is none, with or without digits behind
 * them, for whatever has no digit but zeros (what a bank numbers has digits), and for digits alone that are few or the entry's own day.
 *
 * @param days of the entry; null where one is not known
 */
export function namingReference(text: string | null | undefined, days: readonly (CivilDate | null)[]): string | null {
  const said = saidReference(text);
  if (said === null || !/[1-9]/.test(said)) return null;
  const bare = bareOf(said);
  if (NOTHING.has(bare.replace(/\d+$/, ''))) return null;
  if (!/^\d+$/.test(bare)) return said;
  const digits = withoutZeros(bare);
  return digits.length < NAMING_DIGITS || days.some((day) => day !== null && writtenDays(day).includes(digits))
    ? null
    : said;
}

function bareOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}

/** The day in digits, the year in front or behind, with four digits or two. */
function writtenDays(day: CivilDate): readonly string[] {
  const [year = '', month = '', date = ''] = day.split('-');
  return [year, year.slice(2)].flatMap((years) => [years + month + date, date + month + years].map(withoutZeros));
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+/, '');
}
