import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { PROJECT_ROOT } from '../../dev/project-root.ts';

const DECLARATION = /^(?=(?:export )?(?:function|const) )/m;
const NAME = /^(?:export )?(?:function|const) (\w+)/;
const IS_OPENED_ANEW = /^(?:export )?const \w+ = openedAnew\(/;
const HAS_STATE = /\buse(?:State|Reducer|Ref)\b/;

/** The components of a file that keep what is typed in a dialog, or of which two dialogs would be opened at once. */
function wrongIn(text: string): string[] {
  return text
    .split(DECLARATION)
    .filter((declaration) => {
      const dialogs = declaration.split(/<ActionDialog\b/).length - 1;
      return IS_OPENED_ANEW.test(declaration) ? dialogs !== 1 : dialogs > 0 && HAS_STATE.test(declaration);
    })
    .map((declaration) => NAME.exec(declaration)?.[1] ?? declaration);
}

describe('what is typed in a dialog', () => {
  test('is kept by a component that begins with each opening', async () => {
    const paths = globSync('web/src/!(ui)/**/*.tsx', { cwd: PROJECT_ROOT });
    const texts = await Promise.all(paths.map((path) => readFile(join(PROJECT_ROOT, path), 'utf8')));
    expect(texts.filter((text) => text.includes('<ActionDialog')).length).toBeGreaterThan(30);
    expect(texts.flatMap(wrongIn)).toEqual([]);
  });

  test('is found where it would stay', () => {
    const dialog = "const [note, setNote] = useState('');\n  return <ActionDialog name={name} />;\n}";
    expect(wrongIn(`function Stays() {\n  ${dialog}\n`)).toEqual(['Stays']);
    expect(wrongIn(`export const Stays = () => {\n  ${dialog};\n`)).toEqual(['Stays']);
    expect(wrongIn(`const Goes = openedAnew(function Goes() {\n  ${dialog});\n`)).toEqual([]);
    expect(
      wrongIn(`const Two = openedAnew(function Two() {\n  return <><ActionDialog /><ActionDialog /></>;\n});\n`),
    ).toEqual(['Two']);
    expect(wrongIn('function Asks() {\n  return <ActionDialog name={name} />;\n}\n')).toEqual([]);
  });
});
