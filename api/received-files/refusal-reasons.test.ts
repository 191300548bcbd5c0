import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { REFUSAL_SENTENCES, reasonOf } from './refusal-reasons.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Where files are refused: what is read back that Termin itself has sent (0601, 0605) is no file that comes. */
const FOLDERS = [
  'domain/records',
  'domain/betalingsservice',
  'domain/camt',
  'domain/fi-file',
  'activities/received-files',
];
const OF_SENT = /^read-(0601|0605|sent)\.ts$/;
const CALLS =
  /(?:badField|badOrder|wrongTotal|refusal|refused|fail|ReturnFileError\.at)\((?:[^()`']|\([^()]*\))*?(?:'[a-z_]+', |code: '[a-z_]+', message: )?(?:'([^'\n]{6,})'|`([^`\n]+)`)/g;
const MESSAGES =
  /(?:const message =|code: '[a-z_]+', message:)\s*(?:[a-z]\w+ \?\s*)?(?:'([^'\n]+)'|`([^`\n]+)`)(?:\s*:\s*'([^'\n]+)')?/g;
/** What says more at another place of the file, or only hands on. */
const BEGINNINGS = [/^positions /, /^\$\{said\}/];

const sourcesOf = (folder: string) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.ts') && !name.includes('.test.') && !OF_SENT.test(name))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8'));

test('every sentence by which a file is refused has a code', () => {
  const sources = FOLDERS.flatMap(sourcesOf);
  const said = sources
    .flatMap((source) => [...source.matchAll(CALLS), ...source.matchAll(MESSAGES)])
    .flatMap(([, ...texts]) => texts.filter((text) => text !== undefined))
    .filter((text) => text.includes(' ') && !BEGINNINGS.some((beginning) => beginning.test(text)))
    .map((text) => text.replaceAll(/\$\{[^}]*\}+/g, '7'));
  expect(new Set(said).size).toBeGreaterThan(50);
  expect([...new Set(said)].filter((text) => reasonOf(text) === null)).toEqual([]);
});

test.each(Object.entries(REFUSAL_SENTENCES))(
  '%s is known again with its facts, wherever it stands',
  (code, sentence) => {
    const names = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const facts = Object.fromEntries(names.map((name, index) => [name, `${index}-"Æ (x): 17,50"`]));
    const said = sentence.replaceAll(/\{(\w+)\}/g, (_match, name: string) => facts[name] ?? '');
    expect(reasonOf(said)).toEqual({ code, facts });
    expect(reasonOf(`line 4, column 12: ${said}`)).toEqual({ code, facts });
    expect(reasonOf(`line 4, column 12: positions 12-25: ${said}`)).toEqual({
      code,
      facts: { positions: '12-25', ...facts },
    });
  },
);

test('what others have said has no code', () => {
  expect(reasonOf('line 1, column 7: unexpected close tag.')).toBeNull();
});
