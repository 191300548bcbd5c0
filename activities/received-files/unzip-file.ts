import { crc32 } from 'node:zlib';
import { Unzip, UnzipInflate } from 'fflate';
import { ReturnFileError, type ReturnFileErrorCode } from '../../domain/records/return-file-error.ts';
import { findZipRecord } from './zip-records.ts';

/** Larger than any file of a bank that a person packs. */
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;
/** Given to the inflater at once: what a thousand times as many bytes come to fits the memory. */
const SLICE_BYTES = 16 * 1024;
const SIGNATURE = [0x50, 0x4b, 0x03, 0x04];

/** Whether a file is a zip archive, by its first bytes. */
export function isZip(firstBytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => firstBytes[index] === byte);
}

/** What programs put beside a file, by the last part of its path. */
const BESIDE: ReadonlySet<string> = new Set(['.ds_store', 'thumbs.db', 'desktop.ini']);

/** So much of an archive is kept, half of it at least: the record before a file, and the directory of an archive with few files. */
const KEPT_BYTES = 256 * 1024;

/** Whether it is a folder, or what a program puts beside files and nobody packs. Windows may write `\\` between the parts of a path. */
function isBeside(name: string): boolean {
  const parts = name.replaceAll('\\', '/').split('/');
  return (
    name === '' || parts.at(-1) === '' || parts.includes('__MACOSX') || BESIDE.has(parts.at(-1)?.toLowerCase() ?? '')
  );
}

/**
 * The bytes of the one file in a zip archive, piece by piece. Folders, and what macOS and Windows put beside a file, are passed over.
 * @throws ReturnFileError where there is none or more than one, where it is encrypted, broken or packed in an unusual way, its check sum is
 *   wrong, or it unpacks to too much
 */
export async function* unzipFile(
  archive: AsyncIterable<Uint8Array>,
  { maxBytes = MAX_UNPACKED_BYTES }: { maxBytes?: number } = {},
): AsyncGenerator<Uint8Array> {
  const names: string[] = [];
  let pieces: Uint8Array[] = [];
  const kept = keepLastBytes();
  let unpacked = 0;
  let checkSum = 0;
  let isWhole = false;
  const unzip = new Unzip((file) => {
    if (isBeside(file.name)) return;
    names.push(file.name);
    if (names.length > 1) throw refused('unknown_format', 'a zip archive with more than one file');
    if (findZipRecord(kept.bytes(), { name: file.name, kind: 'before' })?.isEncrypted === true)
      throw refused('unknown_format', 'the file in the zip archive is encrypted: pack it without a password');
    file.ondata = (error, piece, final) => {
      if (error !== null)
        throw refused('unknown_format', `the file in the zip archive cannot be unpacked: ${error.message}`);
      unpacked += piece.length;
      if (unpacked > maxBytes)
        throw refused('unknown_format', `the zip archive unpacks to more than ${maxBytes} bytes`);
      checkSum = crc32(piece, checkSum);
      pieces.push(piece);
      isWhole ||= final;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for await (const chunk of archive) {
    for (let start = 0; start < chunk.length; start += SLICE_BYTES) {
      const slice = chunk.subarray(start, start + SLICE_BYTES);
      kept.add(slice);
      pushed(() => unzip.push(slice));
      yield* pieces;
      pieces = [];
    }
  }
  pushed(() => unzip.push(new Uint8Array(), true));
  yield* pieces;
  const [name] = names;
  if (name === undefined) throw refused('unknown_format', 'a zip archive without a file');
  const record = findZipRecord(kept.bytes(), { name, kind: 'directory' });
  if (!isWhole || record === null) throw refused('cut_off', 'the zip archive ends before its end');
  if (record.crc !== checkSum)
    throw refused('unknown_format', 'the file in the zip archive is broken: its check sum is wrong');
}

/** Keeps the last bytes of what is added. */
function keepLastBytes(): { add(slice: Uint8Array): void; bytes(): Buffer } {
  const room = Buffer.alloc(KEPT_BYTES + SLICE_BYTES);
  let length = 0;
  return {
    add(slice) {
      if (length + slice.length > room.length) {
        room.copyWithin(0, length - KEPT_BYTES / 2, length);
        length = KEPT_BYTES / 2;
      }
      room.set(slice, length);
      length += slice.length;
    },
    bytes: () => room.subarray(0, length),
  };
}

function pushed(push: () => void): void {
  try {
    push();
  } catch (error) {
    if (error instanceof ReturnFileError) throw error;
    const message = error instanceof Error ? error.message : 'broken';
    throw refused('unknown_format', `the zip archive cannot be unpacked: ${message}`);
  }
}

function refused(code: ReturnFileErrorCode, message: string): ReturnFileError {
  return ReturnFileError.at({ line: 1, column: 1 }, code, message);
}
