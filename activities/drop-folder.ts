import { mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';

export interface DropFolder {
  /** Puts a file there whole or not at all. Asked again with the same bytes, nothing happens; with others it is refused. */
  put(name: string, content: Uint8Array): Promise<void>;
}

const SAFE_NAME = /^[A-Za-z0-9][A-Za-z0-9.-]*$/;

/** A folder that another program fetches files from: it sees a file only when the file is complete and on disk. */
export function createDropFolder(folder: string): DropFolder {
  return {
    async put(name, content) {
      if (!SAFE_NAME.test(name)) throw new Error(`not a file name for the drop folder: ${name}`);
      const target = join(folder, name);
      const there = await readFile(target).catch(() => null);
      if (there !== null) {
        if (Buffer.compare(there, content) === 0) return;
        throw new Error(`${name} is in the drop folder already, with other content`);
      }
      await mkdir(folder, { recursive: true });
      const temporary = join(folder, `.${name}.part`);
      await unlink(temporary).catch(() => undefined);
      await writeToDisk(temporary, content);
      await rename(temporary, target);
      await syncFolder(folder);
    },
  };
}

async function writeToDisk(path: string, content: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o640);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
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
