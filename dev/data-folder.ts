import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { takeFileLock, type FileLock } from './file-lock.ts';

/** A process that was just killed may hold its lock for a moment more. */
const ENDING_MS = 2_000;
const OWNER_FILE = 'owner.json';

/**
 * Makes the folder and takes it for this process, until the lock is released or the process ends.
 * @throws Error that says which process has it.
 */
export async function takeDataFolder(folder: string): Promise<FileLock> {
  await mkdir(folder, { recursive: true });
  const lock = takeFileLock({ file: join(folder, 'lock'), waitMs: ENDING_MS });
  if (lock === undefined) {
    const owner = await readFile(join(folder, OWNER_FILE), 'utf8').catch(() => '');
    const pid = /"pid":(\d+)/.exec(owner)?.[1];
    const who = pid === undefined ? 'another process' : `process ${pid}`;
    throw new Error(`${folder} is in use by ${who}. Stop that one first, or choose another folder.`);
  }
  await writeFile(join(folder, OWNER_FILE), JSON.stringify({ pid: process.pid }));
  return lock;
}
