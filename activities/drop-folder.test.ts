import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createDropFolder } from './drop-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'termin-drop-')), 'drop');
});
afterEach(() => rm(dirname(folder), { recursive: true, force: true }));

const BYTES = Buffer.from('æøå', 'latin1');

test('a file is there whole, under its name, and nothing beside it', async () => {
  await createDropFolder(folder).put('a-601.BS1', BYTES);
  expect(await readdir(folder)).toEqual(['a-601.BS1']);
  expect(Buffer.compare(await readFile(join(folder, 'a-601.BS1')), BYTES)).toBe(0);
});

test('put twice with the same bytes it is once there, with others it is refused and stays as it was', async () => {
  const drop = createDropFolder(folder);
  await drop.put('a-601.BS1', BYTES);
  await drop.put('a-601.BS1', BYTES);
  await expect(drop.put('a-601.BS1', Buffer.from('other'))).rejects.toThrow('with other content');
  expect(Buffer.compare(await readFile(join(folder, 'a-601.BS1')), BYTES)).toBe(0);
});

test('what a crash left half written is replaced', async () => {
  await mkdir(folder);
  await writeFile(join(folder, '.a-601.BS1.part'), 'ha');
  await createDropFolder(folder).put('a-601.BS1', BYTES);
  expect(await readdir(folder)).toEqual(['a-601.BS1']);
});

test.each(['../a', '/etc/a', '.hidden', 'a/b', ''])('a name that leads elsewhere is refused: %j', async (name) => {
  await expect(createDropFolder(folder).put(name, BYTES)).rejects.toThrow('not a file name');
});
