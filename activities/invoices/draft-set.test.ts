import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { LockMode } from '@mikro-orm/core';
import { Collection } from '../../db/entities/collection.ts';
import { Invoice } from '../../db/entities/invoice.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { NO_POST_OFFICE } from '../../tests/support/with-post-office.ts';
import { createBillPeriod } from './bill-period.ts';
import { createDraftInvoice } from './draft-invoice.ts';

const BILLED_AT_MS = Date.UTC(2026, 10, 23, 2);
const START = civilDate('2026-11-01');

let database: OpenTestDatabase;
let creditorId: CreditorId;
let debtorId: DebtorId;
let billPeriod: ReturnType<typeof createBillPeriod>;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  creditorId = await sampleCreditor(database.orm);
  debtorId = await sampleDebtor(database.orm, { creditorId, mandateNumber: '123456789' });
  billPeriod = createBillPeriod({ ...database, ...NO_POST_OFFICE });
});

const subscribe = (count: number) =>
  Promise.all(
    Array.from({ length: count }, () => sampleSubscription(database.orm, { creditorId, debtorId, startOn: START })),
  );
const bill = (subscriptionId: SubscriptionId, periodIndex = 0) =>
  billPeriod({ creditorId, subscriptionId, periodIndex, billedAtMs: BILLED_AT_MS });
const numbers = async () =>
  (await database.orm.em.fork().find(Invoice, { creditorId }, { orderBy: { seriesNumber: 'asc' } })).map(
    ({ number }) => number,
  );

/** A hand in the database that has set a subscription back to a period which is billed: the database refuses to bill it again. */
async function setBack(subscriptionId: SubscriptionId): Promise<void> {
  await createDraftInvoice(database)({ subscriptionId, periodIndex: 0, billedAtMs: BILLED_AT_MS });
  await database.orm.em
    .fork()
    .execute('update subscription set next_period_index = 0, next_period_from = start_on where id = ?', [
      subscriptionId,
    ]);
}

test('the one that the database refuses is found among many, and waits for a person while the others are billed', async () => {
  const [refused, ...others] = await subscribe(7);
  if (refused === undefined) throw new Error('none');
  await setBack(refused);
  const outcomes = await Promise.all([...others.slice(0, 3), refused, ...others.slice(3)].map((id) => bill(id)));
  const kinds = outcomes.map(({ kind }) => kind);
  expect(kinds.splice(3, 1)).toEqual(['needs_attention']);
  expect(new Set(kinds)).toEqual(new Set(['issued']));
  const em = database.orm.em.fork();
  expect(await em.findOneOrFail(Subscription, { id: refused })).toMatchObject({
    status: 'needs_attention',
    attentionCode: 'cannot_be_drafted',
    attentionDetail: expect.stringContaining('invoice_period_index_once'),
  });
  expect(await numbers()).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  expect(await em.count(Collection, { creditorId })).toBe(6);
});

test('a subscription that somebody holds keeps no other waiting, and is billed when it is let go', async () => {
  const [held, ...others] = await subscribe(4);
  if (held === undefined) throw new Error('none');
  let waiting: ReturnType<typeof bill> | undefined;
  await database.orm.em.fork().transactional(async (em) => {
    await em.findOneOrFail(Subscription, { id: held }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    waiting = bill(held);
    expect(await Promise.all(others.map((id) => bill(id)))).toMatchObject(others.map(() => ({ kind: 'issued' })));
    expect(await numbers()).toEqual(['1', '2', '3']);
  });
  expect(await waiting).toMatchObject({ kind: 'issued' });
  expect(await numbers()).toEqual(['1', '2', '3', '4']);
});

test('asked twice in one moment, and by two workers at once, each period is billed once', async () => {
  const all = await subscribe(6);
  const other = createBillPeriod({ ...database, ...NO_POST_OFFICE });
  const asks = all.map((subscriptionId) => ({ creditorId, subscriptionId, periodIndex: 0, billedAtMs: BILLED_AT_MS }));
  const outcomes = await Promise.all([
    ...asks.map((ask) => billPeriod(ask)),
    ...asks.toReversed().map((ask) => other(ask)),
    ...asks.map((ask) => billPeriod(ask)),
  ]);
  const ids = outcomes.map((outcome) => (outcome.kind === 'issued' ? outcome.invoiceId : outcome.kind));
  expect(new Set(ids).size).toBe(6);
  expect(ids.slice(0, 6)).toEqual(ids.slice(12));
  expect(ids.slice(6, 12)).toEqual(ids.slice(0, 6).toReversed());
  expect(await numbers()).toEqual(['1', '2', '3', '4', '5', '6']);
});

test('a workflow that names another creditor than its subscription has is billed by its own', async () => {
  const elsewhere = await sampleCreditor(database.orm);
  const payer = await sampleDebtor(database.orm, { creditorId: elsewhere });
  const astray = await sampleSubscription(database.orm, { creditorId: elsewhere, debtorId: payer, startOn: START });
  const [own] = await subscribe(1);
  if (own === undefined) throw new Error('none');
  const outcomes = await Promise.all([bill(own), bill(astray)]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['issued', 'issued']);
  expect(await numbers()).toEqual(['1']);
  expect(await database.orm.em.fork().find(Invoice, { creditorId: elsewhere })).toMatchObject([
    { subscriptionId: astray, number: '1' },
  ]);
});
