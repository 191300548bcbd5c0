import { openOrm } from './orm.ts';

/** Brings the database's schema up to date. Two at once wait for each other. */
export async function migrate(databaseUrl: string): Promise<void> {
  const orm = await openOrm({ databaseUrl, poolMax: 2 });
  try {
    await orm.migrator.up();
  } finally {
    await orm.close();
  }
}

if (import.meta.main) {
  const databaseUrl = process.env['DATABASE_URL'];
  if (databaseUrl === undefined) throw new Error('DATABASE_URL is not set');
  await migrate(databaseUrl);
}
