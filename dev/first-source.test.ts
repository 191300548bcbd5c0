import { access, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { firstSource, type Source } from './first-source.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'termin-source-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const folders: string[] = [];
const gives = (name: string): Source => ({
  name,
  async fetch(folder) {
    folders.push(folder);
    await writeFile(join(folder, 'program'), name);
    return join(folder, 'program');
  },
});
const fails = (name: string): Source => ({ name, fetch: () => Promise.reject(new Error(`${name} is away`)) });

function first(sources: Source[], said: string[] = []): Promise<string> {
  return firstSource({
    what: 'sample program',
    sources,
    async keep({ program }) {
      if ((await readFile(program, 'utf8')) === 'broken') throw new Error('it does not run');
      await rename(program, join(home, 'kept'));
      return join(home, 'kept');
    },
    advice: 'Install it yourself.',
    onProgress: (message) => said.push(message),
  });
}

test('the first source is kept whose program can be fetched and runs, and what was fetched in vain is gone', async () => {
  const said: string[] = [];
  const kept = await first([fails('a'), gives('broken'), gives('c'), gives('d')], said);
  expect(await readFile(kept, 'utf8')).toBe('c');
  expect(said).toEqual([
    'getting the sample program: a',
    'a failed: a is away',
    'getting the sample program: broken',
    'broken failed: it does not run',
    'getting the sample program: c',
  ]);
  expect(folders).toHaveLength(2);
  for (const folder of folders) await expect(access(folder)).rejects.toThrow(/ENOENT/);
});

test('where every source fails, the error says why each did and what to do', async () => {
  await expect(first([fails('a'), gives('broken')])).rejects.toThrow(
    'No sample program found.\n  - a: a is away\n  - broken: it does not run\nInstall it yourself.',
  );
});
