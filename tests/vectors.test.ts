import { afterEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { disputedIn, readVectorBytes, readVectors, someCases, vectorPath } from './vectors.ts';

const before = process.env['TERMIN_VECTORS'];
const folders: string[] = [];

function folderWith(files: Readonly<Record<string, string>>): void {
  const folder = mkdtempSync(join(tmpdir(), 'termin-vectors-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  process.env['TERMIN_VECTORS'] = folder;
}

afterEach(() => {
  if (before === undefined) delete process.env['TERMIN_VECTORS'];
  else process.env['TERMIN_VECTORS'] = before;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('vector files', () => {
  test('are read from the folder that TERMIN_VECTORS names', () => {
    folderWith({ 'some.json': '{"cases":[1]}' });
    expect(readVectors('some.json', z.object({ cases: z.array(z.number()) })).cases).toEqual([1]);
  });

  test('lie beside the project where it names none', () => {
    delete process.env['TERMIN_VECTORS'];
    expect(vectorPath('periods.json')).toMatch(/\/shared\/vectors\/periods\.json$/);
  });

  test('that are missing, empty or without a case fail', () => {
    folderWith({ 'empty.json': '' });
    expect(() => readVectorBytes('missing.json')).toThrow(/ENOENT/);
    expect(() => readVectorBytes('empty.json')).toThrow(/is empty/);
    expect(() => readVectors('missing.json', z.unknown())).toThrow(/ENOENT/);
    expect(() => someCases([], 'none')).toThrow('no case: none');
    expect(() => someCases(undefined, 'no list')).toThrow('no case: no list');
  });

  test.each(['periods.json', 'fi71.json', 'bankdays.json', 'bs0601_derived_0112.json'])(
    'of %s are not disputed',
    (file) => {
      expect(disputedIn(file).size).toBe(0);
    },
  );
});
