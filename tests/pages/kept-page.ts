import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../dev/project-root.ts';

/** Whether pages are to be written as the code gives them, and not only compared with it: `WRITE_PAGES=1 npm test -- tests/pages`. */
const WRITES = process.env['WRITE_PAGES'] === '1';

export function readPage(path: string): Promise<string> {
  return readFile(join(PROJECT_ROOT, path), 'utf8');
}

/** The page as it is kept, to be compared with what the code gives; what the code gives where pages are to be written. */
export async function keptPage(path: string, given: string): Promise<string> {
  if (WRITES) await writeFile(join(PROJECT_ROOT, path), given);
  return readPage(path);
}
