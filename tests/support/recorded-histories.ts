import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { History } from './fetch-runs.ts';
import { historyFromPlain } from './history-json.ts';

export const HISTORIES_FOLDER = fileURLToPath(new URL('../histories', import.meta.url));

/** The recorded histories, by the names of their files, which stand for workflow ids too: no workflow here looks at its own. */
export async function readHistories(): Promise<ReadonlyMap<string, History>> {
  const files = (await readdir(HISTORIES_FOLDER)).filter((name) => name.endsWith('.json')).toSorted();
  return new Map(
    await Promise.all(
      files.map(async (name): Promise<[string, History]> => {
        const recorded: Record<string, unknown> = JSON.parse(await readFile(join(HISTORIES_FOLDER, name), 'utf8'));
        return [basename(name, '.json'), historyFromPlain(recorded)];
      }),
    ),
  );
}
