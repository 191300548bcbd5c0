import type { ReturnEntry, ReturnFileFacts, ReturnReader } from '../../domain/records/return-entry.ts';
import { isZip, unzipFile } from './unzip-file.ts';
import { detectReturnFormat, openReturnReader, type ReturnReaderOptions } from './open-return-reader.ts';

/** What is looked at to find out the format of a file. */
const FIRST_BYTES = 64 * 1024;

/** Entries that are handed over together, at most. */
const MAX_BATCH = 1000;

/**
 * Reads a file of whatever known format, in batches of at most a thousand entries, and returns what the file says of itself.
 * What was handed over counts only once the file has come to its end: its totals stand there.
 * @throws ReturnFileError where the file is broken or of no known format
 */
export async function* readReturnFile(
  chunks: AsyncIterable<Uint8Array>,
  options: ReturnReaderOptions = {},
): AsyncGenerator<readonly ReturnEntry[], ReturnFileFacts, undefined> {
  let reader: ReturnReader | null = null;
  for await (const chunk of withLongStart(unpacked(chunks))) {
    reader ??= openReturnReader(chunk, options);
    yield* batchesOf(reader.read(chunk));
  }
  const { entries, facts } = (reader ?? openReturnReader(new Uint8Array(), options)).finish();
  yield* batchesOf(entries);
  return facts;
}

/**
 * Whether a file is one of a bank, by its first bytes, unpacked where it is an archive: what it tells is compared with what is known, payment
 * by payment. What Betalingsservice tells is known by its delivery alone.
 * @throws ReturnFileError where it cannot be unpacked, or begins like XML and is broken before its root
 */
export async function isFileOfBank(chunks: AsyncIterable<Uint8Array>): Promise<boolean> {
  for await (const first of withLongStart(unpacked(chunks))) {
    const format = detectReturnFormat(first);
    return format === 'camt' || format === 'fi';
  }
  return false;
}

/** The bytes of the one file where they are a zip archive, else the same bytes. */
async function* unpacked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = withLongStart(chunks);
  const first = await pieces.next();
  if (first.done === true) return;
  const all = (async function* () {
    yield first.value;
    yield* pieces;
  })();
  yield* isZip(first.value) ? unzipFile(all) : all;
}

/** The same bytes, the first piece of them long enough to know the format by, or the whole file. */
async function* withLongStart(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start: Uint8Array[] | null = [];
  let length = 0;
  for await (const chunk of chunks) {
    if (start === null) {
      yield chunk;
      continue;
    }
    start.push(chunk);
    length += chunk.length;
    if (length < FIRST_BYTES) continue;
    yield Buffer.concat(start);
    start = null;
  }
  if (start !== null && length > 0) yield Buffer.concat(start);
}

function* batchesOf(entries: readonly ReturnEntry[]): Generator<readonly ReturnEntry[]> {
  for (let start = 0; start < entries.length; start += MAX_BATCH) yield entries.slice(start, start + MAX_BATCH);
}
