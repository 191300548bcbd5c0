import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where downloaded programs are kept for every checkout of this user: `$XDG_CACHE_HOME/termin`, else `~/.cache/termin`. */
export async function cacheFolder(): Promise<string> {
  const folder = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'termin');
  await mkdir(folder, { recursive: true });
  return folder;
}
