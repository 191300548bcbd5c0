import type { Orm } from '../../db/orm.ts';

const WAITING = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

/** Resolves when something in the database waits for a lock. @throws Error where nothing does. */
export async function untilSomethingWaits(orm: Orm): Promise<void> {
  const giveUpAt = performance.now() + 20_000;
  while ((await orm.em.fork().execute<unknown[]>(WAITING)).length === 0) {
    if (performance.now() > giveUpAt) throw new Error('nothing waits for a lock');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
