import { Unzip, UnzipInflate } from 'fflate';
import { ReturnFileError, type ReturnFileErrorCode } from '../../domain/records/return-file-error.ts';

/** Larger than any file of a bank that a person packs. */
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;
/** Given to the inflater at once: what a thousand times as many bytes come to fits the memory. */
const SLICE_BYTES = 16 * 1024;
const SIGNATURE = [0x50, 0x4b, 0x03, 0x04];

/** Whether a file is a zip archive, by its first bytes. */
export function isZip(firstBytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => firstBytes[index] === byte);
}

/**
 * The bytes of the one file in a zip archive, piece by piece. Folders, and what macOS puts beside a file, are passed over.
 * @throws ReturnFileError where there is none or more than one, where it is broken or packed in an unusual way, or unpacks to too much
 */
export async function* unzipFile(
  archive: AsyncIterable<Uint8Array>,
  { maxBytes = MAX_UNPACKED_BYTES }: { maxBytes?: number } = {},
): AsyncGenerator<Uint8Array> {
  const names: string[] = [];
  let pieces: Uint8Array[] = [];
  let unpacked = 0;
  let isWhole = false;
  const unzip = new Unzip((file) => {
    if (file.name.endsWith('/') || file.name.startsWith('__MACOSX/')) return;
    names.push(file.name);
    if (names.length > 1) throw refused('unknown_format', 'a zip archive with more than one file');
    file.ondata = (error, piece, final) => {
      if (error !== null)
        throw refused('unknown_format', `the file in the zip archive cannot be unpacked: ${error.message}`);
      unpacked += piece.length;
      if (unpacked > maxBytes)
        throw refused('unknown_format', `the zip archive unpacks to more than ${maxBytes} bytes`);
      pieces.push(piece);
      isWhole ||= final;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for await (const chunk of archive) {
    for (let start = 0; start < chunk.length; start += SLICE_BYTES) {
      pushed(() => unzip.push(chunk.subarray(start, start + SLICE_BYTES)));
      yield* pieces;
      pieces = [];
    }
  }
  pushed(() => unzip.push(new Uint8Array(), true));
  yield* pieces;
  if (names.length === 0) throw refused('unknown_format', 'a zip archive without a file');
  if (!isWhole) throw refused('cut_off', 'the zip archive ends before its file');
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
