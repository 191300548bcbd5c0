import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { billingInstantMs } from '../../domain/calendar/wake-up.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { findOverduePeriods } from './find-overdue-periods.ts';

const START = civilDate('2026-03-01');
const HOUR_MS = 60 * 60 * 1000;

let database: OpenTestDatabase;
let creditorId: CreditorId;
let debtorId: DebtorId;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const sql = (statement: string, values: readonly unknown[]) => database.orm.em.fork().execute(statement, [...values]);

/** A subscription whose first period is due on the first of March, and that was changed as given. */
async function subscribed(changes = ''): Promise<SubscriptionId> {
  creditorId = await sampleCreditor(database.orm);
  debtorId = await sampleDebtor(database.orm, { creditorId });
  const id = await sampleSubscription(database.orm, { creditorId, debtorId, startOn: START });
  await sql(`update subscription set updated_at = now() - '1 day'::interval where id = ?`, [id]);
  if (changes !== '') await sql(`update subscription set ${changes} where id = ?`, [id]);
  return id;
}

async function overdueAfter(subscriptionId: SubscriptionId, hours: number): Promise<unknown[]> {
  const dueMs = billingInstantMs({ date: START, zone: 'Europe/Copenhagen', subscriptionId });
  const found = await findOverduePeriods(database.orm.em.fork(), { creditorId, checkedAtMs: dueMs + hours * HOUR_MS });
  return found.map(({ objectId, details }) => [objectId, details['billingOn']]);
}

test('a period counts as overdue some hours after its billing moment, and not before', async () => {
  const id = await subscribed();
  expect(await overdueAfter(id, 5.9)).toEqual([]);
  expect(await overdueAfter(id, 6.1)).toEqual([[id, START]]);
});

test.each([
  ['somebody has to mend first', `status = 'needs_attention', attention_code = 'nothing_to_bill'`],
  ['has moved a moment ago', 'updated_at = now()'],
  ['is charged when it is over', `charge = 'arrears'`],
  ['lies behind the end', `end_on = '2026-03-01', next_period_index = 1, next_period_from = '2026-04-01'`],
])('one that %s is not overdue', async (_why, changes) => {
  expect(await overdueAfter(await subscribed(changes), 20)).toEqual([]);
});

test('one that somebody asked for long ago is overdue before its own day, and one in a pause is not', async () => {
  const id = await subscribed('bill_through_index = 0');
  expect(await overdueAfter(id, -24 * 20)).toEqual([[id, START]]);
  await sql(`update subscription set updated_at = now() where id = ?`, [id]);
  expect(await overdueAfter(id, -24 * 20)).toEqual([]);
  await sql(`update subscription set updated_at = now() - '1 day'::interval where id = ?`, [id]);
  await sql(
    `insert into subscription_pause (id, creditor_id, subscription_id, pause_from, missed) values (?, ?, ?, '2026-02-01', 'bill')`,
    [uuid(), creditorId, id],
  );
  expect(await overdueAfter(id, -24 * 20)).toEqual([]);
});

test('one that Betalingsservice draws is overdue from the earlier day on which it should have been billed', async () => {
  const id = await subscribed(`created_at = '2025-01-01'`);
  await sql(
    `insert into mandate (id, creditor_id, debtor_id, mandate_number, active_from, created_at)
     values (gen_random_uuid(), ?, ?, '123456789', '2025-01-01', '2025-01-01')`,
    [creditorId, debtorId],
  );
  // Changed a moment ago, as the creditor is: its workflows are being told.
  expect(await overdueAfter(id, 20)).toEqual([]);
  await sql(`update creditor set updated_at = now() - '1 day'::interval where id = ?`, [creditorId]);
  // Due on 15 March: the deadline is 20 February, and two bank days before it is the 18th.
  expect(await overdueAfter(id, 20)).toEqual([[id, '2026-02-18']]);
  expect(await overdueAfter(id, -24 * 11)).toEqual([]);
});

test('a period of a group that nobody has begun to bill is overdue as one of a single subscription', async () => {
  const id = await subscribed(`kind = 'group', debtor_id = null`);
  expect(await overdueAfter(id, 20)).toEqual([[id, START]]);
});

test('one in a pause without an end is not overdue', async () => {
  const id = await subscribed();
  await sql(
    `insert into subscription_pause (id, creditor_id, subscription_id, pause_from, missed) values (?, ?, ?, '2026-02-01', 'bill')`,
    [uuid(), creditorId, id],
  );
  expect(await overdueAfter(id, 20)).toEqual([]);
});

test('one that waits for approval is not overdue until its time has passed', async () => {
  const id = await subscribed();
  await sql(
    `insert into invoice_draft (id, creditor_id, subscription_id, debtor_id, period_index, period_from, period_to, status, release_at, lines)
     values (?, ?, ?, ?, 0, '2026-03-01', '2026-03-31', 'waiting', '2026-03-03T00:00:00Z', '[]')`,
    [uuid(), creditorId, id, debtorId],
  );
  expect(await overdueAfter(id, 20)).toEqual([]);
  expect(await overdueAfter(id, 72)).toEqual([[id, START]]);
});
