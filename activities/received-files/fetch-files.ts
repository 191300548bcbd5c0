import { storeReceivedFile } from '../../db/received-files/store-received-file.ts';
import type { ReceivedFileId } from '../../domain/identifiers/ids.ts';
import type { ReturnChannel } from '../channel/return-channel.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { takeReceipt } from '../deliveries/take-receipt.ts';

export interface FetchFilesInput {
  /** How many files are answered at most: the others come with the next look. */
  readonly limit: number;
}

export interface FetchFilesOutcome {
  /** Files that are stored and not read, the oldest first. */
  readonly fileIds: readonly ReceivedFileId[];
  /** Files that could not be fetched this time. */
  readonly failed: number;
}

/**
 * Stores each file that has come in, as it came, and only then takes it out of the folder: stopped between the two, the next look finds
 * the same bytes and stores nothing. Receipts of deliveries are noted. One that cannot be fetched does not hold up the others.
 */
export function createFetchFiles(
  dependencies: Pick<ActivityDependencies, 'orm' | 'returnChannel' | 'receipts' | 'heartbeat'>,
) {
  const { orm, returnChannel, heartbeat } = dependencies;
  return async function fetchFiles({ limit }: FetchFilesInput): Promise<FetchFilesOutcome> {
    let failed = 0;
    for (const { name } of (await returnChannel?.list()) ?? []) {
      heartbeat();
      const isStored = returnChannel !== null && (await store(dependencies, { returnChannel, name }));
      if (!isStored) failed += 1;
    }
    const rows = await orm.em
      .fork()
      .execute<{ id: ReceivedFileId }[]>(`select id from received_file where status = 'stored' order by id limit ?`, [
        limit,
      ]);
    return { fileIds: rows.map(({ id }) => id), failed };
  };
}

async function store(
  { orm, receipts, heartbeat }: Pick<ActivityDependencies, 'orm' | 'receipts' | 'heartbeat'>,
  { returnChannel, name }: { returnChannel: ReturnChannel; name: string },
): Promise<boolean> {
  try {
    if (!(await takeReceipt({ orm, receipts }, name))) {
      const content = whileAlive(returnChannel.open(name), heartbeat);
      const file = { fileName: name, origin: 'channel', uploadedBy: null, content } as const;
      await orm.em.fork().transactional((em) => storeReceivedFile(em, file));
    }
    await returnChannel.done(name);
    return true;
  } catch {
    return false;
  }
}

/** The same pieces: a file that takes its time is told of as it comes. */
async function* whileAlive(pieces: AsyncIterable<Uint8Array>, heartbeat: () => void): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    heartbeat();
    yield piece;
  }
}
