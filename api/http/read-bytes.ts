import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { ApiProblem } from './problem.ts';

const UNPACKERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/** Lists and return files become a tenth or a thirtieth; what becomes less than a hundredth is there to fill the memory. */
const MAX_RATIO = 100;
/** So much is unpacked whatever it was packed into. */
const ANY_RATIO_BYTES = 1024 * 1024;

/**
 * The body of a request, unpacked. No more is unpacked or held than may be taken.
 * @throws ApiProblem 413 for a body that is too large, or hundreds of times what came; 415 for an unknown packing; 400 for a broken one
 */
export async function readBytes(req: IncomingMessage, { maxBytes }: { maxBytes: number }): Promise<Buffer> {
  const packing = (req.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const unpacker = packing === 'identity' ? null : UNPACKERS[packing]?.();
  if (unpacker === undefined) {
    const known = Object.keys(UNPACKERS).join(', ');
    throw new ApiProblem('unsupported_media_type', { detail: `A body may be packed as ${known}` });
  }
  if (Number.parseInt(req.headers['content-length'] ?? '0', 10) > maxBytes) throw new ApiProblem('body_too_large');
  const chunks: Buffer[] = [];
  let length = 0;
  let received = 0;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const source = unpacker ?? req;
  const broken = () => reject(new ApiProblem('malformed_request', { detail: 'The body is cut off or wrongly packed' }));
  const count = (chunk: Buffer) => (received += chunk.length);
  const take = (chunk: Buffer) => {
    length += chunk.length;
    const mostUnpacked = Math.max(ANY_RATIO_BYTES, received * MAX_RATIO);
    if (length > maxBytes || (unpacker !== null && length > mostUnpacked)) reject(new ApiProblem('body_too_large'));
    else chunks.push(chunk);
  };
  source.on('data', take).once('end', resolve).once('error', broken);
  req.once('aborted', broken);
  if (unpacker !== null) req.on('data', count).once('error', broken).pipe(unpacker);
  try {
    await promise;
    return Buffer.concat(chunks, length);
  } finally {
    source.off('data', take);
    req.off('data', count).off('aborted', broken);
    if (unpacker !== null) {
      req.unpipe(unpacker);
      unpacker.on('error', () => undefined).destroy();
    }
    // What is left of it is let go by, or the answer would not be read.
    req.resume();
  }
}
