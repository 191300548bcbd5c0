import type { ReceivedFileId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** The bytes of a file that came in, piece by piece: one of them is in memory at a time. */
export async function* readReceivedFile(em: EntityManager, fileId: ReceivedFileId): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const [row] = await em.execute<{ content: Uint8Array }[]>(
      'select content from received_file_chunk where received_file_id = ? and position = ?',
      [fileId, position],
    );
    if (row === undefined) return;
    yield row.content;
  }
}
