import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EVENTS_KEPT_DAYS } from '../../db/events/events-kept.ts';
import { deleteExpiredRows } from '../../db/self-checks/delete-expired-rows.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { sampleCreditor } from '../../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { createDeleteExpired } from './delete-expired.ts';

let database: OpenTestDatabase;
let creditorId: CreditorId;
let otherId: CreditorId;
beforeAll(async () => {
  database = await openTestDatabase();
  creditorId = await sampleCreditor(database.orm);
  otherId = await sampleCreditor(database.orm);
});
afterAll(() => database.close());

const sql = <Row>(statement: string, values: readonly unknown[] = []) =>
  database.orm.em.fork().execute<Row[]>(statement, [...values]);
const dependencies = () => ({ ...database, heartbeat: () => undefined, eventsKeptDays: EVENTS_KEPT_DAYS });
const insertKeys = (scope: string, { days, count }: { days: number; count: number }) =>
  sql(
    `insert into idempotency_key (scope, key, request_hash, created_at)
     select ?, ? || '-' || n, '', now() - make_interval(days => ?) from generate_series(1, ?) n`,
    [scope, days, days, count],
  );
const insertMessages = (
  of: CreditorId,
  { days, count, delivered }: { days: number; count: number; delivered: boolean },
) =>
  sql(
    `insert into outbox (id, creditor_id, workflow_id, kind, payload, created_at, delivered_at)
     select gen_random_uuid(), ?, 'w', 'retry', '{}', now() - make_interval(days => ?),
       case when ? then now() - make_interval(days => ?) end from generate_series(1, ?)`,
    [of, days, delivered, days, count],
  );
const left = async () => ({
  keys: await sql(`select scope, count(*)::int from idempotency_key group by 1 order by 1`),
  messages: await sql(
    `select creditor_id "of", delivered_at is not null delivered, count(*)::int from outbox group by 1, 2 order by 1, 2`,
  ),
});

test('after thirty days answers to Idempotency-Keys and delivered messages go; what waits, is younger or is another’s stays', async () => {
  for (const scope of [creditorId, otherId, 'operator']) {
    await insertKeys(scope, { days: 31, count: 3 });
    await insertKeys(scope, { days: 29, count: 2 });
  }
  for (const owner of [creditorId, otherId]) {
    await insertMessages(owner, { days: 31, count: 5, delivered: true });
    await insertMessages(owner, { days: 29, count: 4, delivered: true });
    await insertMessages(owner, { days: 99, count: 1, delivered: false });
  }
  const deleteExpired = createDeleteExpired(dependencies());
  await deleteExpired({ creditorId });
  const once = await left();
  const byScope = [
    { scope: creditorId, count: 2 },
    { scope: otherId, count: 5 },
    { scope: 'operator', count: 2 },
  ];
  expect(once.keys).toEqual(byScope.toSorted((a, b) => (a.scope < b.scope ? -1 : 1)));
  expect(once.messages).toEqual([
    { of: creditorId, delivered: false, count: 1 },
    { of: creditorId, delivered: true, count: 4 },
    { of: otherId, delivered: false, count: 1 },
    { of: otherId, delivered: true, count: 9 },
  ]);
  await deleteExpired({ creditorId });
  expect(await left()).toEqual(once);
});

test('so many rows go at once and no more, and whether there are more is said', async () => {
  await insertMessages(creditorId, { days: 40, count: 5, delivered: true });
  const em = database.orm.em.fork();
  const goneWith = [];
  for (let batch = 0; batch < 3; batch += 1) {
    const [before] = await sql<{ count: number }>('select count(*)::int from outbox');
    const more = await deleteExpiredRows(em, { creditorId, eventsKeptDays: EVENTS_KEPT_DAYS, limit: 2 });
    const [after] = await sql<{ count: number }>('select count(*)::int from outbox');
    goneWith.push([(before?.count ?? 0) - (after?.count ?? 0), more]);
  }
  expect(goneWith).toEqual([
    [2, true],
    [2, true],
    [1, false],
  ]);
});

test('events of their age go, published or not; younger ones and another creditor’s stay', async () => {
  const tell = (of: CreditorId, { days, position }: { days: number; position: number | null }) =>
    sql(
      `insert into event (creditor_id, type, object_type, object_id, data, occurred_at, position)
       values (?, 'invoice.paid', 'invoice', gen_random_uuid(), '{}', now() - make_interval(days => ?), ?)`,
      [of, days, position],
    );
  for (const owner of [creditorId, otherId]) {
    await tell(owner, { days: EVENTS_KEPT_DAYS + 1, position: 1 });
    await tell(owner, { days: EVENTS_KEPT_DAYS - 1, position: 2 });
    await tell(owner, { days: EVENTS_KEPT_DAYS + 1, position: null });
    await tell(owner, { days: EVENTS_KEPT_DAYS - 1, position: null });
  }
  await createDeleteExpired(dependencies())({ creditorId });
  const events = 'select creditor_id "of", position::int from event where creditor_id = ? order by position';
  expect(await sql(events, [creditorId])).toEqual([
    { of: creditorId, position: 2 },
    { of: creditorId, position: null },
  ]);
  expect(await sql(events, [otherId])).toHaveLength(4);
});

test('sessions that are over and failures to sign in that are forgotten go, those that count stay', async () => {
  const personId = randomUUID();
  await sql(`insert into person (id, email, name, language) values (?, ?, 'Prøve', 'da')`, [
    personId,
    `${personId}@prove.example`,
  ]);
  await sql(
    `insert into session (id, hash, person_id, expires_at)
     select gen_random_uuid(), sha256(n::text::bytea), ?, now() + n * '1 hour'::interval from generate_series(-2, 2) n where n <> 0`,
    [personId],
  );
  await sql(
    `insert into sign_in_attempt (account, failures, last_at)
     select sha256(n::text::bytea), 5, now() - n * '20 hours'::interval from generate_series(0, 3) n`,
  );
  await createDeleteExpired(dependencies())({ creditorId });
  expect(
    await sql('select (select count(*)::int from session) sessions, count(*)::int attempts from sign_in_attempt'),
  ).toEqual([{ sessions: 2, attempts: 2 }]);
});
