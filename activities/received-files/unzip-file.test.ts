import { describe, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { ReturnFileError } from '../../domain/records/return-file-error.ts';
import { isZip, unzipFile } from './unzip-file.ts';

const CONTENT = strToU8('<Document/>'.repeat(5000));

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) {
    yield await Promise.resolve(bytes.subarray(start, start + size));
  }
}

async function unzipped(archive: Uint8Array, { size = 1000, maxBytes = 1_000_000 } = {}): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of unzipFile(inPieces(archive, size), { maxBytes })) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('a zip archive', () => {
  test('gives its one file, packed or not, however its bytes come, and folders and what macOS and Windows add are passed over', async () => {
    for (const level of [0, 9] as const) {
      const files = {
        'folder/': new Uint8Array(),
        'folder/konto.xml': CONTENT,
        '__MACOSX/folder/._konto.xml': CONTENT,
        'folder\\': new Uint8Array(),
        'folder\\below\\': new Uint8Array(),
        '.DS_Store': CONTENT,
        'folder/Thumbs.db': CONTENT,
        'folder\\desktop.ini': CONTENT,
      };
      const archive = zipSync(files, { level });
      expect(isZip(archive)).toBe(true);
      for (const size of [1, 7, 1000, 1_000_000]) {
        expect((await unzipped(archive, { size })).equals(Buffer.from(CONTENT))).toBe(true);
      }
    }
  });

  test.each<[string, Uint8Array]>([
    ['of two files', zipSync({ a: CONTENT, b: CONTENT })],
    ['of none', zipSync({ 'folder/': new Uint8Array() })],
    ['that unpacks to more than is taken', zipSync({ a: new Uint8Array(20_000_000) }, { level: 9 })],
    ['that ends too soon', zipSync({ a: CONTENT }).subarray(0, 100)],
  ])('%s is refused', async (_what, archive) => {
    await expect(unzipped(archive)).rejects.toBeInstanceOf(ReturnFileError);
  });

  test('that is encrypted is refused in words', async () => {
    const archive = Buffer.from(zipSync({ 'folder/': new Uint8Array(), 'konto æ.xml': CONTENT }));
    // The flag in the record before the file, and in that of the directory.
    const name = Buffer.from('konto æ.xml');
    const [before, directory] = [archive.indexOf(name) - 24, archive.lastIndexOf(name) - 38];
    for (const at of [before, directory]) archive.writeUInt16LE(archive.readUInt16LE(at) | 1, at);
    for (const size of [3, 1000]) await expect(unzipped(archive, { size })).rejects.toThrow('without a password');
  });

  test('whose bytes are wrong is refused, or gives its file all the same', async () => {
    const archive = zipSync({ a: CONTENT });
    for (let at = 4; at < archive.length; at += 1) {
      const broken = Uint8Array.from(archive);
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      const outcome: unknown = await unzipped(broken).catch((error: unknown) => error);
      const isRight = outcome instanceof Buffer && outcome.equals(CONTENT);
      expect(outcome instanceof ReturnFileError || isRight).toBe(true);
    }
  });

  test('whose file is packed as it is and has another letter is refused by its check sum', async () => {
    const archive = zipSync({ a: CONTENT }, { level: 0 });
    archive[200] = (archive[200] ?? 0) ^ 1;
    await expect(unzipped(archive)).rejects.toThrow('check sum');
  });
});
