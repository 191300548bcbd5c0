import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { IMPORT_WORDS, wordsOf } from './import-words.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Where the rules stand that a row is held against. */
const RULES = [
  'api/imports',
  'api/http/fields.ts',
  'api/debtors/debtor-fields.ts',
  'api/items/item-fields.ts',
  'api/items/insert-items.ts',
  'api/lines/line-fields.ts',
  'api/lines/insert-lines.ts',
  'api/lines/price-lines.ts',
  'api/lines/refuse-untaken.ts',
  'api/groups/memberships/member-fields.ts',
  'api/groups/memberships/refuse-overlaps.ts',
  'api/groups/debtor-groups/refuse-cycle.ts',
  'api/subscriptions/subscription-fields.ts',
  'api/subscriptions/calendar-fields.ts',
  'api/subscriptions/prepare-subscriptions.ts',
  'api/subscriptions/check-schedule.ts',
  'api/subscriptions/check-member.ts',
];
const CODES = [
  /code: '([a-z_0-9]+)'/g,
  /[cC]ode: '([a-z_0-9]+)'/g,
  /new ApiProblem\(\s*'([a-z_]+)'/g,
  /untaken\('([a-z_]+)'/g,
  /refuse\('[a-zA-Z.]+', '([a-z_]+)'/g,
];
/** Zod's own, which a row of texts can meet. */
const OF_ZOD = ['invalid_type', 'invalid_value', 'invalid_format', 'too_big', 'too_small', 'unknown_field', 'required'];
/** What stands in those files and is no error of a row. */
const OTHERS = new Set(['custom', 'import_refused', 'invalid_request', 'nothing', 'repeated', 'taken']);

function filesOf(path: string): string[] {
  if (path.endsWith('.ts')) return [path];
  return readdirSync(join(ROOT, path)).flatMap((name) =>
    name.endsWith('.ts') && !name.includes('.test.') ? [`${path}/${name}`] : [],
  );
}

test('every error that a row can meet has words in Danish', () => {
  const sources = RULES.flatMap(filesOf).map((path) => readFileSync(join(ROOT, path), 'utf8'));
  const found = sources.flatMap((source) =>
    CODES.flatMap((pattern) => [...source.matchAll(pattern)].map(([, code = '']) => code)),
  );
  expect(new Set(found).size).toBeGreaterThan(40);
  const missing = [...new Set([...found, ...OF_ZOD])].filter((code) => !OTHERS.has(code) && !(code in IMPORT_WORDS));
  expect(missing).toEqual([]);
});

test('they name what is given, and a sample of the column where that helps', () => {
  const columns = [{ header: 'unitPrice', example: '250,00' }];
  const say = (code: string, given?: string) =>
    wordsOf(
      { line: 2, column: 'unitPrice', code, message: 'English', ...(given === undefined ? {} : { given }) },
      { language: 'da', columns },
    );
  expect(say('doubled_in_file', '7')).toBe('Linje 7 har det allerede');
  expect(say('not_a_decimal')).toBe('Her skal stå et tal med højst seks decimaler, for eksempel 250,00');
  expect(say('new_code')).toBe('English');
});
