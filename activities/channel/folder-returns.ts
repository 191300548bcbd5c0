import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCodeOf } from './error-code.ts';
import { freeName, isTemporaryName, settledFiles, type ReturnChannel, type ReturnFile } from './return-channel.ts';

/**
 * A folder that another program lays files in. `archive` is a folder on the same disk that they are moved to; null to delete them.
 */
export function createFolderReturns({
  folder,
  archive,
  settleMs,
}: {
  folder: string;
  archive: string | null;
  settleMs: number;
}): ReturnChannel {
  return {
    list: () => settledFiles(() => look(folder), settleMs),
    // Opened when it is read, and not before: a file that is gone by then is an error of the reading, which somebody hears.
    async *open(name) {
      yield* createReadStream(join(folder, name)) as AsyncIterable<Uint8Array>;
    },
    async done(name) {
      const path = join(folder, name);
      if (archive === null) return rm(path, { force: true });
      await mkdir(archive, { recursive: true });
      const free = await freeName(name, async (taken) => existsSync(join(archive, taken)));
      await rename(path, join(archive, free)).catch(unlessGone);
    },
  };
}

async function look(folder: string): Promise<ReturnFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: ReturnFile[] = [];
  for (const entry of entries) {
    if (!entry.isFile() || isTemporaryName(entry.name)) continue;
    const facts = await stat(join(folder, entry.name)).catch(unlessGone);
    if (facts !== undefined) found.push({ name: entry.name, size: facts.size, modifiedAt: facts.mtime });
  }
  return found;
}

function unlessGone(error: unknown): undefined {
  if (errorCodeOf(error) !== 'ENOENT') throw error;
}
