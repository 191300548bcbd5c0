import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { CreditorId, ReceivedFileId } from '../domain/ids.ts';
import type { EntityManager } from './orm.ts';
import type { FileOrigin } from './words.ts';

/** A piece of a file as the database keeps it: large enough to be few, small enough to be in memory many at once. */
const CHUNK_BYTES = 1024 * 1024;

export interface StoredFile {
  readonly fileId: ReceivedFileId;
  /** False where the same bytes have come before: then it is that file. */
  readonly isNew: boolean;
}

/**
 * Stores a file as it comes, piece by piece, in the caller's transaction: it is there whole or not at all. The same bytes are one file,
 * whatever its name and however often it comes, also twice at once.
 */
export async function storeReceivedFile(
  em: EntityManager,
  {
    fileName,
    origin,
    uploadedBy,
    content,
  }: {
    fileName: string;
    origin: FileOrigin;
    uploadedBy: CreditorId | null;
    content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  },
): Promise<StoredFile> {
  const fileId = uuid() as ReceivedFileId;
  const hash = createHash('sha256');
  let position = 0;
  let sizeBytes = 0;
  for await (const chunk of inChunks(content)) {
    hash.update(chunk);
    sizeBytes += chunk.length;
    await em.execute('insert into received_file_chunk (received_file_id, position, content) values (?, ?, ?)', [
      fileId,
      position,
      chunk,
    ]);
    position += 1;
  }
  const sha256 = hash.digest();
  const [inserted] = await em.execute<{ id: ReceivedFileId }[]>(
    `insert into received_file (id, file_name, origin, uploaded_by, sha256, size_bytes, status)
     values (?, ?, ?, ?, ?, ?, 'stored') on conflict (sha256) do nothing returning id`,
    [fileId, fileName.slice(-MAX_NAME_LENGTH), origin, uploadedBy, sha256, sizeBytes],
  );
  if (inserted !== undefined) return { fileId, isNew: true };
  await em.execute('delete from received_file_chunk where received_file_id = ?', [fileId]);
  const [there] = await em.execute<{ id: ReceivedFileId }[]>('select id from received_file where sha256 = ?', [sha256]);
  if (there === undefined) throw new Error('a file that was there is gone');
  return { fileId: there.id, isNew: false };
}

const MAX_NAME_LENGTH = 255;

/** The same bytes in pieces of one size, the last one shorter. */
async function* inChunks(content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const piece of content) {
    waiting.push(piece);
    length += piece.length;
    if (length < CHUNK_BYTES) continue;
    let whole = Buffer.concat(waiting);
    for (; whole.length >= CHUNK_BYTES; whole = whole.subarray(CHUNK_BYTES)) yield whole.subarray(0, CHUNK_BYTES);
    waiting = [whole];
    length = whole.length;
  }
  if (length > 0) yield Buffer.concat(waiting);
}
