import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { errorCode } from './error-code.ts';

const SECRET_BYTES = 32;
const OWNER_ONLY = 0o600;

/** The secret kept in the file; where there is none yet, a random one (base64url of 32 bytes) is written, readable by its owner alone. */
export async function secretFromFile(file: string): Promise<string> {
  const fresh = randomBytes(SECRET_BYTES).toString('base64url');
  try {
    await writeFile(file, `${fresh}\n`, { mode: OWNER_ONLY, flag: 'wx' });
    return fresh;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  const kept = (await readFile(file, 'utf8')).trim();
  if (kept === '')
    throw new Error(`${file} is empty: delete it together with what it protects, or put the secret back`);
  return kept;
}
