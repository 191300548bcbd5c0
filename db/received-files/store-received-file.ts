import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { CreditorId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import type { FileOrigin } from '../words/received-files.ts';
import { outrankFiles } from './outrank-files.ts';

/** A piece of a file as the database keeps it: large enough to be few, small enough to be in memory many at once. */
const CHUNK_BYTES = 1024 * 1024;

const MAX_NAME_LENGTH = 255;

export interface StoredFile {
  readonly fileId: ReceivedFileId;
  /** False where the same bytes have come before from the same sender, or by the channel: then it is that file. */
  readonly isNew: boolean;
}

interface Origin {
  readonly fileName: string;
  readonly origin: FileOrigin;
  /** Null for what came by the channel. */
  readonly uploadedBy: CreditorId | null;
}

/**
 * Stores a file as it comes, piece by piece, in the caller's transaction: it is there whole or not at all. The same bytes of one sender are
 * one file, whatever its name and however often it comes, also twice at once: banks write one file for all accounts of a group, which each
 * of its creditors uploads. One that was refused waits to be read again when its sender sends it again, and is in nobody else's way.
 */
export async function storeReceivedFile(
  em: EntityManager,
  { content, ...origin }: Origin & { content: AsyncIterable<Uint8Array> | Iterable<Uint8Array> },
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
  const there = await findOrInsert(em, { ...origin, fileId, sha256, sizeBytes });
  if (there === null) return { fileId, isNew: true };
  await em.execute('delete from received_file_chunk where received_file_id = ?', [fileId]);
  return { fileId: there, isNew: false };
}

const CLEARED = `status = 'stored', error_code = null, error_line = null, error_column = null, error_detail = null,
  type = null, supplier = null, delivery_id = null, created_on = null`;

// Of one sender: the channel, or a creditor that uploads.
const REOPEN = `
update received_file set ${CLEARED} where id = (
  select id from received_file
  where sha256 = ? and status = 'refused' and origin = ? and (origin = 'channel' or uploaded_by = ?) order by id limit 1)
returning id`;

// What the channel has brought stands in the way of an upload of the same bytes, and an upload in nobody else's.
const REOPEN_ONE = `
update received_file f set ${CLEARED}
where id = ? and status = 'refused' and not exists (
  select from received_file o where o.sha256 = f.sha256 and o.status <> 'refused'
    and (o.origin = 'channel' or f.origin = 'channel' or o.uploaded_by = f.uploaded_by))
returning id`;

/** Has a refused file wait to be read again. False where it is not refused any more, or its bytes are those of one that is not. */
export async function reopenReceivedFile(em: EntityManager, fileId: ReceivedFileId): Promise<boolean> {
  return (await em.execute<unknown[]>(REOPEN_ONE, [fileId])).length > 0;
}

const LOCK = `select pg_advisory_xact_lock(hashtextextended('received bytes ' || ?, 0))`;

// Held first, so that what follows sees all that whoever reads them has kept.
const HOLD_UPLOADS = `
select id from received_file where sha256 = ? and origin = 'upload' and status <> 'refused' order by id for update`;

// A channel's file that holds something for the creditor is the one that it uploads; what is another's is not this creditor's to see.
const SELECT_SAME = `
select id from received_file f
where sha256 = ? and status <> 'refused' and case ?::text
  when 'channel' then true
  else uploaded_by = ?
    or origin = 'channel' and exists (select from received_file_part where received_file_id = f.id and creditor_id = ?) end
order by origin, id limit 1`;

const INSERT = `
insert into received_file (id, file_name, origin, uploaded_by, sha256, size_bytes, status)
values (?, ?, ?, ?, ?, ?, 'stored')`;

// The same bytes by the channel are no longer a creditor's word alone: they may speak of anybody, and give way to no upload. What of them
// was nobody's in the upload is looked at once more.
const OUTRANK_UPLOAD = `
update received_file f set origin = 'channel',
  (status, read_at) = (select case when w.again then 'stored' else f.status end, case when w.again then null else f.read_at end
    from (select f.status = 'read' and exists (select from received_notice
      where received_file_id = f.id and code = 'unknown_creditor' and settled_at is null) again) w)
where id = ? and not exists (
  select from received_file o where o.origin = 'channel' and o.status <> 'refused' and (o.sha256 = f.sha256
    or o.type = f.type and o.supplier = f.supplier and o.delivery_id = f.delivery_id and o.made_at = f.made_at))
returning id`;

/**
 * The channel has brought bytes that were uploaded: the first upload of them has the channel's rank from now on. Those of other creditors are
 * outranked by it, or give way to it where nothing of them is booked.
 */
async function outrankUploads(em: EntityManager, sha256: Buffer): Promise<void> {
  const [first, ...others] = await em.execute<{ id: ReceivedFileId }[]>(HOLD_UPLOADS, [sha256]);
  if (first === undefined || (await em.execute<unknown[]>(OUTRANK_UPLOAD, [first.id])).length === 0) return;
  await outrankFiles(em, {
    fileIds: others.map(({ id }) => id),
    by: first.id,
    why: 'the channel has brought the same bytes',
  });
}

/** The file of the same bytes and the same sender that was there; null where there was none. Whoever stores these bytes waits for the others. */
async function findOrInsert(
  em: EntityManager,
  {
    fileName,
    origin,
    uploadedBy,
    fileId,
    sha256,
    sizeBytes,
  }: Origin & { fileId: string; sha256: Buffer; sizeBytes: number },
): Promise<ReceivedFileId | null> {
  await em.execute(LOCK, [sha256.toString('hex')]);
  if (origin === 'channel') await outrankUploads(em, sha256);
  const [there] = await em.execute<{ id: ReceivedFileId }[]>(SELECT_SAME, [sha256, origin, uploadedBy, uploadedBy]);
  if (there !== undefined) return there.id;
  const [reopened] = await em.execute<{ id: ReceivedFileId }[]>(REOPEN, [sha256, origin, uploadedBy]);
  if (reopened !== undefined) return reopened.id;
  await em.execute(INSERT, [fileId, fileName.slice(-MAX_NAME_LENGTH), origin, uploadedBy, sha256, sizeBytes]);
  return null;
}

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
