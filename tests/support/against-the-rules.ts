import type { Orm } from '../../db/orm.ts';

/** Does by hand what the rules of the database refuse: a check is there for what should not have happened. */
export async function againstTheRules<Row>(orm: Orm, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  return orm.em.fork().transactional(async (em) => {
    await em.execute(`set local session_replication_role = 'replica'`);
    return em.execute<Row[]>(sql, [...values]);
  });
}
