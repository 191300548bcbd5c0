import { afterEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { openVectors } from './support/open-vectors.ts';
import { PROJECT_FILES, PROJECT_FOLDER, disputedIn, someCases, vectors } from './vectors.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'termin-vectors-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const shape = z.object({ cases: z.array(z.object({ id: z.string(), due: z.string() })) });
const ids = { cases: ({ id }: { id: string }) => id };
const cases = (due: Readonly<Record<string, string>>) =>
  JSON.stringify({ cases: Object.entries(due).map(([id, on]) => ({ id, due: on })) });

const project = { 'some.json': cases({ A: '1 May', B: '1 June' }), 'whole.txt': 'ours' };
const further = { 'some.json': cases({ C: '1 July', B: '2 June' }), 'whole.txt': 'theirs', 'public.txt': 'public' };

/** The vectors of two such folders, and what is said of where they came from. */
function open(files: { project: Readonly<Record<string, string>>; further: string | undefined }) {
  const said: string[] = [];
  const opened = openVectors({
    project: folderWith(files.project),
    further: files.further,
    projectFiles: ['some.json', 'whole.txt'],
    outsideFiles: ['public.txt'],
    say: (line) => said.push(line),
  });
  return { ...opened, said };
}

const readAlone = (text: string) => () =>
  open({ project: { 'some.json': text }, further: undefined }).readCases('some.json', shape, ids);

describe('vectors of the project alone', () => {
  test('are read from its own folder, and no file from outside', () => {
    const { said, ...opened } = open({ project, further: undefined });
    expect(opened.readCases('some.json', shape, ids).cases.map(({ due }) => due)).toEqual(['1 May', '1 June']);
    expect(opened.readBytes('whole.txt').toString()).toBe('ours');
    expect(opened.has('whole.txt')).toBe(true);
    expect(opened.has('public.txt')).toBe(false);
    expect(() => opened.readBytes('public.txt')).toThrow('public.txt is read only where TERMIN_VECTORS names a folder');
    expect(said).toEqual([
      'vectors: some.json 2 cases of the project, 0 replaced, 0 further from TERMIN_VECTORS',
      'vectors: whole.txt 1 case of the project, 0 replaced, 0 further from TERMIN_VECTORS',
      'vectors: public.txt 0 cases of the project, 0 replaced, 0 further from TERMIN_VECTORS',
    ]);
  });

  test('are those files that lie in its folder', () => {
    const there = readdirSync(PROJECT_FOLDER, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map(({ parentPath, name }) => relative(PROJECT_FOLDER, join(parentPath, name)));
    expect(there.toSorted()).toEqual(PROJECT_FILES.toSorted());
    expect(PROJECT_FILES.every((file) => vectors.has(file))).toBe(true);
  });
});

describe('vectors of a further folder', () => {
  test('are run as well, and replace those of the same id', () => {
    const { said, ...opened } = open({ project, further: folderWith(further) });
    expect(opened.readCases('some.json', shape, ids).cases).toEqual([
      { id: 'A', due: '1 May' },
      { id: 'B', due: '2 June' },
      { id: 'C', due: '1 July' },
    ]);
    expect(opened.readBytes('whole.txt').toString()).toBe('theirs');
    expect(opened.has('public.txt')).toBe(true);
    expect(opened.readBytes('public.txt').toString()).toBe('public');
    expect(said).toEqual([
      'vectors: some.json 2 cases of the project, 1 replaced, 1 further from TERMIN_VECTORS',
      'vectors: whole.txt 1 case of the project, 1 replaced, 0 further from TERMIN_VECTORS',
      'vectors: public.txt 0 cases of the project, 0 replaced, 1 further from TERMIN_VECTORS',
    ]);
  });

  test('replace a file in JSON that is one case as a whole', () => {
    const opened = open({ project, further: folderWith(further) });
    expect(opened.readWhole('some.json', shape).cases.map(({ id }) => id)).toEqual(['C', 'B']);
  });

  test.each(['some.json', 'whole.txt', 'public.txt'])(
    'fail where %s is lacking, and folder and file are named',
    (file) => {
      const folder = folderWith(further);
      rmSync(join(folder, file));
      expect(() => open({ project, further: folder })).toThrow(`TERMIN_VECTORS names ${folder}, which lacks ${file}`);
      // A folder of that name is no such file.
      mkdirSync(join(folder, file));
      expect(() => open({ project, further: folder })).toThrow(`which lacks ${file}`);
    },
  );

  test('fail where the folder is none', () => {
    const file = join(folderWith(further), 'some.json');
    const nowhere = join(folderWith({}), 'nowhere');
    for (const folder of [file, nowhere]) {
      expect(() => open({ project, further: folder })).toThrow(`TERMIN_VECTORS names no folder: ${folder}`);
    }
  });
});

describe('vector files', () => {
  test('that are missing, empty, without a case or of another shape fail', () => {
    expect(readAlone('')).toThrow(/some\.json is empty/);
    expect(readAlone('{"cases":[]}')).toThrow(/no case: .*some\.json: cases/);
    expect(readAlone('{"cases":[{"id":"A"}]}')).toThrow(/some\.json is not of its shape/);
    expect(readAlone('no JSON')).toThrow(/some\.json is not of its shape/);
    expect(() => open({ project: {}, further: undefined }).readBytes('whole.txt')).toThrow(/ENOENT/);
    expect(() => open({ project, further: undefined }).readBytes('unlisted.txt')).toThrow('is on no list');
    expect(() => someCases([], 'none')).toThrow('no case: none');
    expect(() => someCases(undefined, 'no list')).toThrow('no case: no list');
  });

  test('whose ids name two cases fail, in either folder', () => {
    const twice = JSON.stringify({
      cases: [
        { id: 'A', due: '1 May' },
        { id: 'A', due: '2 May' },
      ],
    });
    const ours = open({ project: { 'some.json': twice }, further: folderWith(further) });
    const theirs = open({ project, further: folderWith({ ...further, 'some.json': twice }) });
    expect(() => ours.readCases('some.json', shape, ids)).toThrow(
      'two cases are named A: some.json: cases of the project',
    );
    expect(() => theirs.readCases('some.json', shape, ids)).toThrow(
      'two cases are named A: some.json: cases of TERMIN_VECTORS',
    );
  });

  test.each(['periods.json', 'fi71.json', 'bankdays.json', 'bs0601_derived_0112.json'])(
    'of %s are not disputed',
    (file) => {
      expect(disputedIn(file).size).toBe(0);
    },
  );
});
