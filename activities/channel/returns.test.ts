import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { accessTo, startSftpServer, type TestSftpServer } from '../../tests/support/sftp-server.ts';
import { createFolderReturns } from './folder-returns.ts';
import { settledFiles, type ReturnChannel } from './return-channel.ts';
import { createSftpReturns } from './sftp-returns.ts';

const LARGE = 'PBS '.repeat(100_000);

let server: TestSftpServer;
let local: string;
beforeAll(async () => {
  server = await startSftpServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  server.files.clear();
  local = await mkdtemp(join(tmpdir(), 'termin-returns-'));
  await mkdir(join(local, 'in'));
});
afterEach(() => rm(local, { recursive: true, force: true }));

const overSftp = (archive: string | null): ReturnChannel =>
  createSftpReturns({
    server: accessTo(server),
    folder: 'in',
    archive,
    settleMs: 0,
  });

const KINDS = [
  {
    kind: 'from a folder',
    channel: (archive: string | null) =>
      createFolderReturns({
        folder: join(local, 'in'),
        archive: archive === null ? null : join(local, archive),
        settleMs: 0,
      }),
    put: (path: string, content: string) => writeFile(join(local, path), content),
    names: (folder: string) => readdir(join(local, folder)),
  },
  {
    kind: 'over SFTP',
    channel: overSftp,
    put: async (path: string, content: string) => server.put(path, content),
    names: async (folder: string) =>
      [...server.files.keys()].filter((path) => path.startsWith(`${folder}/`)).map((path) => path.split('/').at(-1)),
  },
];

async function contentOf(channel: ReturnChannel, name: string): Promise<{ text: string; pieces: number }> {
  const pieces: Uint8Array[] = [];
  for await (const piece of channel.open(name)) pieces.push(piece);
  return { text: Buffer.concat(pieces).toString(), pieces: pieces.length };
}

describe.each(KINDS)('$kind', ({ channel, put, names }) => {
  test('files are listed with their sizes, and what somebody is still writing is not', async () => {
    for (const name of ['.a.txt', 'a.part', 'a.TMP', 'a.filepart']) await put(`in/${name}`, 'half');
    await put('in/0602.txt', 'PBS');
    const listed = await channel(null).list();
    expect(listed).toEqual([{ name: '0602.txt', size: 3, modifiedAt: expect.anything() }]);
  });

  test('a file is read piece by piece', async () => {
    await put('in/0602.txt', LARGE);
    const { text, pieces } = await contentOf(channel(null), '0602.txt');
    expect(text).toBe(LARGE);
    expect(pieces).toBeGreaterThan(1);
  });

  test('a file that is stored is moved to the archive, where two of one name are both kept', async () => {
    const returns = channel('stored');
    for (const content of ['one', 'two']) {
      await put('in/0602.txt', content);
      await returns.done('0602.txt');
      await returns.done('0602.txt');
    }
    expect(await names('in')).toEqual([]);
    expect(await names('stored')).toEqual(['0602.txt', '0602.txt.2']);
  });

  test('a file that is gone before it is read is an error of its reading, however late that is', async () => {
    const pieces = channel(null).open('gone.txt');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await expect(pieces[Symbol.asyncIterator]().next()).rejects.toThrow(/gone\.txt|No such file/);
  });

  test('without an archive it is deleted, and once is enough', async () => {
    await put('in/0602.txt', 'PBS');
    await put('in/0603.txt', 'PBS');
    await channel(null).done('0602.txt');
    await channel(null).done('0602.txt');
    expect(await names('in')).toEqual(['0603.txt']);
  });
});

test('a file that breaks off is an error, and not a shorter file', async () => {
  server.put('in/0602.txt', LARGE);
  server.failWith('connection lost in the middle of a read');
  await expect(contentOf(overSftp(null), '0602.txt')).rejects.toThrow(/broke off|No response|end event|close event/);
});

test('a file that grows or goes between two looks waits for the next ones', async () => {
  const at = new Date('2026-12-01T05:00:00Z');
  const looks = [
    [
      { name: 'grows', size: 1, modifiedAt: at },
      { name: 'goes', size: 1, modifiedAt: at },
      { name: 'is replaced', size: 1, modifiedAt: at },
      { name: 'stays', size: 1, modifiedAt: at },
    ],
    [
      { name: 'grows', size: 2, modifiedAt: at },
      { name: 'is replaced', size: 1, modifiedAt: new Date('2026-12-01T05:00:01Z') },
      { name: 'stays', size: 1, modifiedAt: at },
      { name: 'comes', size: 1, modifiedAt: at },
    ],
  ];
  const settled = await settledFiles(async () => looks.shift() ?? [], 0);
  expect(settled.map(({ name }) => name)).toEqual(['stays']);
});
