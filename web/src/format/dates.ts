import type { Language } from '../words/language.tsx';

const LOCALES = { da: 'da-DK', en: 'en-GB' } as const;
const ISO = /^\d{4}-\d{2}-\d{2}$/;
const TYPED = /^(\d{1,2})[./ -](\d{1,2})[./ -]+(\d{4}|\d{2})$/;
const SIX_OR_EIGHT = /^(\d{2})(\d{2})(\d{4}|\d{2})$/;
const CENTURY = '20';

/** Today as a date of the API, at Greenwich: where it matters which day it is, the API, which knows the creditor's day, decides. */
export const todayIso = (): string => new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);

/** A date of the API, `2026-12-24`, as people write it: `24. dec. 2026`. */
export function showDate(date: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** A day without its year, for what is near: `tor. 24. dec.`. */
export function showNearDate(date: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}

/** `mandag den 30. november 2026`. */
export function showLongDate(date: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** `24. dec.`, where the year is plain. */
export function showShortDate(date: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** `dec. 2026` of a date or of `2026-12`. */
export function showMonth(date: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${date.slice(0, 7)}-01T00:00:00Z`),
  );
}

/** An instant of the API in the zone of who looks at it. */
export function showInstant(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(instant),
  );
}

/** The day of an instant of the API in the zone of who looks at it. */
export function showDayOf(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium' }).format(new Date(instant));
}

/** How long ago, in the largest unit that says something: `3 dage siden`. */
export function showAge(instant: string, language: Language, now: number = Date.now()): string {
  const seconds = Math.round((Date.parse(instant) - now) / 1000);
  const format = new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto' });
  for (const [unit, length] of AGES) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit);
  }
  return format.format(0, 'minute');
}

const AGES = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** A date as it stands in a field that is typed into: `24.12.2026`; what is none stays as it is. */
export function typedDate(date: string): string {
  if (!ISO.test(date)) return date;
  const [year = '', month = '', day = ''] = date.split('-');
  return `${day}.${month}.${year}`;
}

/** What somebody typed as a date of the API: `24.12.2026`, `24/12-26`, `241226` or `2026-12-24`. Null where there is no such day. */
export function readDate(typed: string): string | null {
  const text = typed.trim();
  const iso = ISO.test(text) ? text : isoOf(TYPED.exec(text) ?? SIX_OR_EIGHT.exec(text));
  if (iso === null) return null;
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : null;
}

function isoOf(parts: RegExpExecArray | null): string | null {
  const [, day, month, year] = parts ?? [];
  if (day === undefined || month === undefined || year === undefined) return null;
  return `${year.padStart(4, CENTURY)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
