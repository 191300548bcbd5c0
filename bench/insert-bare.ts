import type { Orm } from '../db/orm.ts';
import type { SubscriptionId } from '../domain/identifiers/ids.ts';

/** What an invoice consists of, by the column that names it. */
const TABLES = {
  invoice: 'id',
  invoice_line: 'invoice_id',
  invoice_vat: 'invoice_id',
  invoice_mail: 'invoice_id',
  collection: 'invoice_id',
} as const;

/**
 * Inserts the rows of a group's invoices once more, into tables without keys, indexes, checks or triggers, a chunk in a transaction as they
 * were drafted: the least that the database takes for them. Answers how long that took, ms.
 */
export async function insertBare(orm: Orm, subscriptionId: SubscriptionId): Promise<number> {
  const em = orm.em.fork();
  for (const table of Object.keys(TABLES)) {
    await em.execute(`drop table if exists bare_${table}`);
    await em.execute(`create table bare_${table} (like ${table})`);
  }
  const chunks = await em.execute<{ runId: string; chunk: number }[]>(
    `select distinct run_id "runId", chunk from billing_run_member b join billing_run r on r.id = b.run_id
     where r.subscription_id = ? order by chunk`,
    [subscriptionId],
  );
  const begin = performance.now();
  for (const { runId, chunk } of chunks) {
    await orm.em.fork().transactional(async (inside) => {
      for (const [table, key] of Object.entries(TABLES)) {
        await inside.execute(
          `insert into bare_${table} select * from ${table}
           where ${key} in (select invoice_id from billing_run_member where run_id = ? and chunk = ?)`,
          [runId, chunk],
        );
      }
    });
  }
  return performance.now() - begin;
}
