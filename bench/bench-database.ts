import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../db/migrate.ts';
import { openOrm, type Orm } from '../db/orm.ts';
import { ensureDatabase, startPostgres } from '../dev/postgres.ts';

const DATABASE = 'termin_bench';

interface BenchDatabase {
  readonly onProgress: (message: string) => void;
  /** Where the database stays, and is taken up again; null where it is taken away. */
  readonly keepIn?: string | null;
}

/** Does work on a migrated database of its own, with PostgreSQL's normal durability, and takes it away again where it is not kept. */
export async function withBenchDatabase<Result>(
  work: (orm: Orm) => Promise<Result>,
  { onProgress, keepIn = null }: BenchDatabase,
): Promise<Result> {
  const folder = keepIn ?? (await mkdtemp(join(tmpdir(), 'termin-bench-')));
  await mkdir(folder, { recursive: true });
  // PostgreSQL's account passes through, and sees no more than names.
  await chmod(folder, 0o711);
  const closers: (() => Promise<unknown>)[] =
    keepIn === null ? [() => rm(folder, { recursive: true, force: true })] : [];
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
