import { delimiter, join } from 'node:path';
import { isExecutable } from './is-executable.ts';

const VARIABLE = 'TERMIN_CHROMIUM';
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const BUNDLES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser that tests the page: what `TERMIN_CHROMIUM` names, else the first on the path. Null where there is none. */
export async function findChromium(): Promise<string | null> {
  const named = process.env[VARIABLE];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates =
    named === undefined
      ? [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...BUNDLES]
      : [named];
  for (const path of candidates) if (await isExecutable(path)) return path;
  return null;
}

export const CHROMIUM_MISSING = `no Chromium: install it (Debian: apt-get install chromium), or name it by ${VARIABLE}`;
