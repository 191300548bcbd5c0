import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, civilDate } from '../calendar/calendar.ts';
import type { Language } from '../calendar/language.ts';
import type { Period } from '../calendar/period.ts';
import { LINE_TEXT_PLACEHOLDERS, MAX_LINE_TEXT_LENGTH, checkLineText, renderLineText } from './line-text.ts';
import { MAX_INTERVAL_DAYS } from '../subscriptions/schedule.ts';

const period = (from: string, to: string): Period => ({ from: civilDate(from), to: civilDate(to) });
const january = period('2026-01-01', '2026-01-31');
const winter = period('2026-12-28', '2027-03-27');

const anyPeriod = fc
  .tuple(fc.nat({ max: 150 * 365 }), fc.integer({ min: 1, max: MAX_INTERVAL_DAYS }))
  .map(([after, days]): Period => {
    const from = addDays(civilDate('2000-01-01'), after);
    return { from, to: addDays(from, days - 1) };
  });

describe('the text of a line', () => {
  test.each<[string, Period, Language, string]>([
    ['Kontingent', january, 'da', 'Kontingent'],
    ['Leje {{period.from}} til {{period.to}}', january, 'da', 'Leje 1. januar 2026 til 31. januar 2026'],
    ['Rent {{period.from}} to {{period.to}}', january, 'en', 'Rent 1 January 2026 to 31 January 2026'],
    ['{{period.days}} dage', january, 'da', '31 dage'],
    ['{{period.days}} day', period('2026-01-01', '2026-01-01'), 'en', '1 day'],
    ['{{ month }} {{year}}', january, 'da', 'januar 2026'],
    ['{{month}} {{year}}', january, 'en', 'January 2026'],
    ['{{month}} {{year}} – {{to_month}} {{to_year}}', winter, 'da', 'december 2026 – marts 2027'],
    ['{{previous_month}} {{previous_year}}', january, 'da', 'december 2025'],
    ['{{next_month}} {{next_year}}', winter, 'da', 'januar 2027'],
    ['{{quarter}}. kvartal', winter, 'da', '4. kvartal'],
    ['Q{{quarter}}', period('2026-03-31', '2026-06-29'), 'en', 'Q1'],
    ['uge {{week}}', period('2026-02-09', '2026-02-15'), 'da', 'uge 7'],
    ['uge {{week}}, {{week_year}}', period('2027-01-01', '2027-01-07'), 'da', 'uge 53, 2026'],
  ])('%s from %j in %s is filled in', (text, of, language, filled) => {
    expect(checkLineText(text)).toEqual({ ok: true });
    expect(renderLineText({ text, period: of, language })).toBe(filled);
  });

  test.each([
    ['{{dag}}', 'unknown_placeholder', 'dag', 0],
    ['Leje {{Month}}', 'unknown_placeholder', 'Month', 5],
    ['Leje {{}}', 'unknown_placeholder', '', 5],
    ['{{month}} {{constructor}}', 'unknown_placeholder', 'constructor', 10],
    ['Leje {{month', 'unclosed_placeholder', 'month', 5],
    ['Leje {{month}', 'unclosed_placeholder', 'month', 5],
    ['{{month {{year}}', 'unclosed_placeholder', 'month', 0],
    ['{{{month}}}', 'unclosed_placeholder', '', 0],
  ])('%s is refused: %s', (text, code, placeholder, position) => {
    expect(checkLineText(text)).toEqual({ ok: false, code, placeholder, position });
  });

  test.each(['{{dag}}', 'Leje {{month', '{{}}', 'a } b }} c', '{month}'])('%s stays as it stands', (text) => {
    expect(renderLineText({ text, period: january, language: 'da' })).toBe(text);
  });

  test('that can become too long is refused, and says how long', () => {
    const text = '{{period.from}}'.padEnd(MAX_LINE_TEXT_LENGTH - 3, '.');
    const longest = '30. september 2026'.length + text.length - '{{period.from}}'.length;
    expect(longest).toBe(MAX_LINE_TEXT_LENGTH);
    expect(checkLineText(text)).toEqual({ ok: true });
    expect(checkLineText(`${text}.`)).toEqual({ ok: false, code: 'text_too_long', longest: longest + 1 });
    expect(checkLineText('.'.repeat(MAX_LINE_TEXT_LENGTH))).toEqual({ ok: true });
  });

  test('that is saved is never too long when it is filled in', () => {
    const anyPart = fc.oneof(
      fc.constantFrom(...Object.keys(LINE_TEXT_PLACEHOLDERS).map((name) => `{{${name}}}`)),
      fc.string({ maxLength: 40 }),
    );
    const anyText = fc.array(anyPart, { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(anyText, anyPeriod, fc.constantFrom<Language>('da', 'en'), (text, of, language) => {
        fc.pre(checkLineText(text).ok);
        expect(renderLineText({ text, period: of, language }).length).toBeLessThanOrEqual(MAX_LINE_TEXT_LENGTH);
      }),
    );
  });

  test.each(Object.keys(LINE_TEXT_PLACEHOLDERS))('{{%s}} never becomes longer than it is reckoned with', (name) => {
    const text = `{{${name}}}`;
    const refused = checkLineText(text + '.'.repeat(MAX_LINE_TEXT_LENGTH));
    if (refused.ok || refused.code !== 'text_too_long') throw new Error('a text without room was not refused for it');
    const longest = refused.longest - MAX_LINE_TEXT_LENGTH;
    fc.assert(
      fc.property(anyPeriod, fc.constantFrom<Language>('da', 'en'), (of, language) => {
        expect(renderLineText({ text, period: of, language }).length).toBeLessThanOrEqual(longest);
      }),
    );
  });
});
