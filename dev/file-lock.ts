import { DatabaseSync } from 'node:sqlite';
import { errorMessage } from './error-code.ts';

export interface FileLock {
  release: () => void;
}

// What nothing refers to is collected, and a collected lock is a free one.
const held = new Set<DatabaseSync>();

/**
 * Takes a lock that the operating system gives back when its holder ends, however it ends: nothing to recover after a kill -9.
 * SQLite is here for its portable file locks alone, the file stays empty.
 * @returns undefined where another process holds the lock for longer than `waitMs`.
 */
export function takeFileLock({ file, waitMs }: { file: string; waitMs: number }): FileLock | undefined {
  const database = new DatabaseSync(file, { timeout: waitMs });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (errorMessage(error).includes('locked')) return undefined;
    throw error;
  }
  held.add(database);
  return {
    release() {
      if (held.delete(database)) database.close();
    },
  };
}
