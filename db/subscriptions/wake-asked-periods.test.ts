import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { OutboxMessage } from '../entities/outbox.ts';
import { wakeAskedPeriods } from './wake-asked-periods.ts';

let database: OpenTestDatabase;
let creditorId: CreditorId;
let debtorId: DebtorId;
beforeAll(async () => {
  database = await openTestDatabase();
  creditorId = await sampleCreditor(database.orm);
  debtorId = await sampleDebtor(database.orm, { creditorId });
});
afterAll(() => database.close());

/** How often the workflow of a subscription is told to look again when the waking is asked for twice. */
async function wakings(changes: string): Promise<number> {
  const em = database.orm.em.fork();
  const id = await sampleSubscription(database.orm, { creditorId, debtorId, startOn: civilDate('2026-03-01') });
  await em.execute(`update subscription set updated_at = now() - interval '1 hour' where id = ?`, [id]);
  await em.execute(`update subscription set ${changes} where id = ?`, [id]);
  await wakeAskedPeriods(em, { creditorId: null });
  await wakeAskedPeriods(em, { creditorId: null });
  return em.count(OutboxMessage, { workflowId: `subscription/${id}`, kind: 'reconsider' });
}

test('a workflow that was asked for its next period and has not billed it is told once to look again', async () => {
  expect(await wakings('bill_through_index = 0')).toBe(1);
});

test('one that waits for a pause or for approval is woken once a day, not at each look, and none of another creditor', async () => {
  const em = database.orm.em.fork();
  const id = await sampleSubscription(database.orm, { creditorId, debtorId, startOn: civilDate('2026-03-01') });
  await em.execute(
    `update subscription set updated_at = now() - interval '1 hour', bill_through_index = 0 where id = ?`,
    [id],
  );
  const count = () => em.count(OutboxMessage, { workflowId: `subscription/${id}`, kind: 'reconsider' });
  await wakeAskedPeriods(em, { creditorId: await sampleCreditor(database.orm) });
  expect(await count()).toBe(0);
  for (let look = 0; look < 3; look += 1) {
    await wakeAskedPeriods(em, { creditorId });
    await em.execute('update outbox set delivered_at = now() where workflow_id = ?', [`subscription/${id}`]);
  }
  expect(await count()).toBe(1);
});

test.each([
  ['nobody asked for', 'bill_through_index = null'],
  [
    'has billed what it was asked for',
    `bill_through_index = 0, next_period_index = 1, next_period_from = '2026-04-01'`,
  ],
  ['was asked a moment ago', 'bill_through_index = 0, updated_at = now()'],
  ['is over', `bill_through_index = 0, status = 'cancelled'`],
])('one that %s is left alone', async (_which, changes) => {
  expect(await wakings(changes)).toBe(0);
});
