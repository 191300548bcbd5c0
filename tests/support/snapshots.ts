import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

export const SNAPSHOTS_FOLDER = fileURLToPath(new URL('../snapshots', import.meta.url));

const SNAPSHOT = z.object({
  name: z.string(),
  migrations: z.array(z.object({ name: z.string(), sql: z.array(z.string()) })),
  tables: z.record(z.string(), z.string()),
  histories: z.record(z.string(), z.record(z.string(), z.unknown())),
});

/**
 * What a version left behind: the statements of its migrations, the rows of each table as a JSON array in text, and the histories of its
 * workflows by their ids.
 */
export type Snapshot = Readonly<z.infer<typeof SNAPSHOT>>;

/** The snapshots of all versions, oldest first. */
export async function readSnapshots(): Promise<Snapshot[]> {
  const files = (await readdir(SNAPSHOTS_FOLDER)).filter((name) => name.endsWith('.json.gz')).toSorted();
  return Promise.all(
    files.map(async (file) =>
      SNAPSHOT.parse(JSON.parse(gunzipSync(await readFile(join(SNAPSHOTS_FOLDER, file))).toString('utf8'))),
    ),
  );
}
