import { migrate } from '../../db/migrate.ts';
import { openOrm, type Orm } from '../../db/orm.ts';
import { createTestDatabase, templateDatabase } from '../../dev/test-database.ts';

export interface OpenTestDatabase {
  readonly orm: Orm;
  readonly url: string;
  close(): Promise<void>;
}

/** A migrated database of the test file's own, with an ORM on it. */
export async function openTestDatabase({ poolMax = 10 }: { poolMax?: number } = {}): Promise<OpenTestDatabase> {
  await templateDatabase({ migrate });
  const database = await createTestDatabase();
  const orm = await openOrm({ databaseUrl: database.url, poolMax });
  return {
    orm,
    url: database.url,
    async close() {
      await orm.close();
      await database.drop();
    },
  };
}
