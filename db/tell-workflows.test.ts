import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays } from '../domain/calendar/calendar.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from '../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../tests/support/test-database.ts';
import { lastingToday } from '../tests/support/test-day.ts';
import { loadCollectedTerms, tellSubscriptionsOfMandate } from './mandates/tell-subscriptions-of-mandate.ts';
import { tellWorkflows } from './tell-workflows.ts';

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const today = await lastingToday();
const WAITING = `select count(*)::int waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

test('a mandate that is changed while workflows are told with a migration is what they are told last', async () => {
  const { orm } = database;
  const creditorId = await sampleCreditor(orm);
  const debtorId = await sampleDebtor(orm, { creditorId });
  const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId, startOn: addDays(today, 40) });
  const em = orm.em.fork();
  await em.execute(
    `insert into mandate (id, creditor_id, debtor_id, mandate_number, active_from) values (gen_random_uuid(), ?, ?, '123456789', ?)`,
    [creditorId, debtorId, addDays(today, -40)],
  );
  let telling: Promise<void> = Promise.resolve();
  await orm.em.fork().transactional(async (changing) => {
    await changing.execute('select from debtor where id = ? for no key update', [debtorId]);
    await changing.execute('update mandate set active_from = ? where debtor_id = ?', [addDays(today, 10), debtorId]);
    await tellSubscriptionsOfMandate(changing, { creditorId, debtorIds: [debtorId] });
    const told = new AbortController();
    telling = orm.em.fork().transactional(tellWorkflows);
    void telling.then(() => told.abort());
    // Until it has told, or waits for this transaction.
    while (!told.signal.aborted && ((await em.execute<{ waiting: number }[]>(WAITING))[0]?.waiting ?? 0) === 0);
  });
  await telling;
  const messages = await em.execute<{ collected: unknown }[]>(
    `select payload -> 'collected' collected from outbox where workflow_id = ? and kind = 'set_collected' order by id`,
    [`subscription/${subscriptionId}`],
  );
  const terms = await loadCollectedTerms(em, { creditorId, subscriptionIds: [subscriptionId] });
  expect(messages).toHaveLength(2);
  expect(messages.at(-1)?.collected).toEqual(terms.get(subscriptionId));
});
