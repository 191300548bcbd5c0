import { createReadStream } from 'node:fs';
import { link, mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeliveryChannel } from './delivery-channel.ts';
import { errorCodeOf } from './error-code.ts';
import { handOverFile } from './hand-over-file.ts';
import type { OutFolder } from './out-folder.ts';

/** What a file system answers that knows no second name of a file. */
const NO_LINKS: ReadonlySet<unknown> = new Set(['EPERM', 'ENOTSUP', 'ENOSYS']);

/** A folder that another program fetches files from: it sees a file only when the file is complete and on disk. */
export function createFolderChannel(folder: string): DeliveryChannel {
  const out = outFolder(folder);
  return {
    async handOver(file, intent) {
      await mkdir(folder, { recursive: true });
      return handOverFile(out, file, intent);
    },
  };
}

function outFolder(folder: string): OutFolder {
  const at = (name: string) => join(folder, name);
  return {
    async sizeOf(name) {
      try {
        return (await stat(at(name))).size;
      } catch (error) {
        if (errorCodeOf(error) === 'ENOENT') return null;
        throw error;
      }
    },
    write: (name, content) => writeToDisk(at(name), content),
    async rename(from, to) {
      await moveToFreeName(at(from), at(to));
      await syncFolder(folder);
    },
    read: (name) => createReadStream(at(name)),
    isRefusedToRead: (error) => errorCodeOf(error) === 'EACCES',
  };
}

async function writeToDisk(path: string, content: Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o640);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

// A rename would take the place of a file of that name; a second name for the same file does not.
async function moveToFreeName(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!NO_LINKS.has(errorCodeOf(error))) throw error;
    await rename(from, to);
    return;
  }
  await unlink(from);
}

// A rename is durable only when the folder itself has reached the disk.
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
