import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../db/migrate.ts';
import { openOrm, type Orm } from '../db/orm.ts';
import { ensureDatabase, startPostgres } from '../dev/postgres.ts';

const DATABASE = 'termin_bench';

/** Does work on a migrated database of its own, with PostgreSQL's normal durability, and takes it away again. */
export async function withBenchDatabase<Result>(
  work: (orm: Orm) => Promise<Result>,
  { onProgress }: { onProgress: (message: string) => void },
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'termin-bench-'));
  // PostgreSQL's account passes through, and sees no more than names.
  await chmod(folder, 0o711);
  const closers: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    onProgress('starting PostgreSQL');
    const postgres = await startPostgres({ folder: join(folder, 'postgres'), onProgress });
    closers.push(postgres.stop);
    await ensureDatabase({ serverUrl: postgres.url('postgres'), name: DATABASE });
    const databaseUrl = postgres.url(DATABASE);
    await migrate(databaseUrl);
    const orm = await openOrm({ databaseUrl, poolMax: 2 });
    closers.push(() => orm.close());
    return await work(orm);
  } finally {
    for (const close of closers.toReversed()) await close();
  }
}
