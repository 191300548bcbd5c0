import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { ComposedInvoice } from '../../domain/invoices/compose-invoice.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { projectInvoices } from '../../domain/forecasts/project-invoices.ts';
import { createReckoning } from '../../domain/forecasts/reckoning.ts';
import { momentAt } from '../../domain/calendar/wake-up.ts';
import { insertRandomSubscription, randomSubscription } from '../../tests/support/random-subscription.ts';
import {
  replaceMandate,
  sampleCreditor,
  sampleDebtor,
  sampleMember,
  sampleSubscription,
} from '../../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { forecastInvoices } from './forecast-invoices.ts';
import { loadProjectable } from './load-projectables.ts';

/** More than a page of them is read. */
const STEADY = 1100;
const RANDOM = 120;
const zone = 'Europe/Copenhagen';
const now = momentAt({ epochMs: Date.UTC(2026, 5, 10, 10), zone });
const through = civilDate('2027-08-31');

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function forecast(creditorId: CreditorId) {
  const invoices: ComposedInvoice[] = [];
  const em = database.orm.em.fork();
  const onInvoice = (invoice: ComposedInvoice) => invoices.push(invoice);
  return { invoices, scope: await forecastInvoices(em, { creditorId, now, zone, through, onInvoice }) };
}

/** What each invoice comes to, and when and how it is paid, whatever their order. */
const told = (invoices: readonly ComposedInvoice[]) =>
  invoices
    .map(({ issuedOn, dueOn, mandateNumber, netOre, vatOre, totalOre }) =>
      [issuedOn, dueOn, mandateNumber, netOre, vatOre, totalOre].join(' '),
    )
    .toSorted();

async function previewed(subscriptionId: SubscriptionId): Promise<ComposedInvoice[]> {
  const found = await loadProjectable(database.orm.em.fork(), subscriptionId);
  const invoices: ComposedInvoice[] = [];
  if (found === null) return invoices;
  for (const projected of projectInvoices(found, { now, reckoning: createReckoning(zone) })) {
    if (projected.at.date > through) break;
    if (projected.kind === 'invoice') invoices.push(projected.invoice);
  }
  return invoices;
}

test('a forecast is the sum of the previews of all subscriptions, whatever they are', async () => {
  const { orm } = database;
  const creditorId = await sampleCreditor(orm);
  const debtors = [
    await sampleDebtor(orm, { creditorId }),
    await sampleDebtor(orm, { creditorId, mandateNumber: '123456789' }),
    await sampleDebtor(orm, { creditorId, email: null }),
    await sampleDebtor(orm, { creditorId, mandateNumber: '123456789' }),
  ];
  await replaceMandate(orm, { creditorId, debtorId: debtors[3] as DebtorId, from: civilDate('2027-02-10') });
  const all: SubscriptionId[] = [];
  for (const [index, drawn] of fc.sample(randomSubscription, RANDOM).entries()) {
    const debtorId = debtors[index % debtors.length] as DebtorId;
    all.push(await insertRandomSubscription(orm, { creditorId, debtorId, drawn }));
  }
  const { invoices, scope } = await forecast(creditorId);
  const previews = await Promise.all(all.map(previewed));
  expect(invoices.length).toBeGreaterThan(RANDOM);
  expect(told(invoices)).toEqual(told(previews.flat()));
  expect(scope.unreckoned.needs_attention).toBeGreaterThan(0);
  expect(scope.subscriptions).toBeLessThanOrEqual(RANDOM);
});

test('every subscription is in a forecast once, more than are read at a time, and no other creditor’s', async () => {
  const { orm } = database;
  const creditorId = await sampleCreditor(orm);
  const debtorId = await sampleDebtor(orm, { creditorId });
  const startOn = civilDate('2027-08-01');
  const first = await sampleSubscription(orm, { creditorId, debtorId, startOn });
  await orm.em.fork().execute(
    `with copies as (
       insert into subscription (id, creditor_id, debtor_id, start_on, interval_unit, interval_count, payment_terms_days, status,
         next_period_index, next_period_from)
       select uuidv7(), creditor_id, debtor_id, start_on, 'month', 1, 14, 'active', 0, start_on
       from subscription, generate_series(2, ?) where id = ?
       returning id, creditor_id)
     insert into standing_line (id, creditor_id, subscription_id, position, text, quantity_micro, unit_price_micro, vat_code)
     select uuidv7(), creditor_id, id, 1, 'Kontingent', 1000000, 100000000, 'standard' from copies`,
    [STEADY, first],
  );
  const { invoices, scope } = await forecast(creditorId);
  expect(scope.subscriptions).toBe(STEADY);
  expect(invoices).toHaveLength(STEADY);
  expect(new Set(told(invoices)).size).toBe(1);
});

test('what cannot be reckoned is counted by why', async () => {
  const { orm } = database;
  const em = orm.em.fork();
  const creditorId = await sampleCreditor(orm);
  const debtorId = await sampleDebtor(orm, { creditorId });
  const unreachable = await sampleDebtor(orm, { creditorId, email: null });
  const startOn = civilDate('2026-07-01');
  const change = async (id: SubscriptionId, sets: string): Promise<void> => {
    await em.execute(`update subscription set ${sets} where id = ?`, [id]);
  };
  const pause = async (id: SubscriptionId, missed: string): Promise<void> => {
    await em.execute(
      `insert into subscription_pause (id, creditor_id, subscription_id, pause_from, pause_to, missed)
       values (uuidv7(), ?, ?, '2026-07-15', null, ?)`,
      [creditorId, id, missed],
    );
  };
  const add = (payer = debtorId) => sampleSubscription(orm, { creditorId, debtorId: payer, startOn });
  await add(unreachable);
  await change(await add(), `status = 'needs_attention', attention_code = 'cannot_be_drafted'`);
  await pause(await add(), 'skip');
  await pause(await add(), 'bill');
  await change(await add(), `kind = 'group', debtor_id = null`);
  await change(await add(), `status = 'cancelled'`);
  await change(await add(), `end_on = '2026-06-30', start_on = '2026-06-01'`);
  const { invoices, scope } = await forecast(creditorId);
  expect(scope).toEqual({
    subscriptions: 5,
    // A group without members waits for the first.
    unreckoned: { needs_attention: 3, paused_without_end: 2, subscription_group: 0 },
  });
  // The one that needs attention is reckoned as though it were mended, as its preview is; the paused ones until the pause.
  expect(invoices.map(({ issuedOn }) => issuedOn).filter((date) => date === '2026-07-01')).toHaveLength(3);
  expect(invoices).toHaveLength(14 + 2);
});

test('a group is reckoned by its members; who waits in a run that has begun is not in the figures, and that is told', async () => {
  const { orm } = database;
  const creditorId = await sampleCreditor(orm);
  const startOn = civilDate('2027-07-01');
  const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId: null, startOn });
  const debtors = [await sampleDebtor(orm, { creditorId }), await sampleDebtor(orm, { creditorId })];
  for (const debtorId of debtors) await sampleMember(orm, { creditorId, subscriptionId, debtorId, joinedOn: startOn });
  const whole = await forecast(creditorId);
  expect(whole.invoices.map(({ totalOre }) => totalOre)).toEqual([12_500n, 12_500n, 12_500n, 12_500n]);
  expect(whole.scope).toMatchObject({ subscriptions: 1, unreckoned: { subscription_group: 0 } });
  await orm.em.fork().execute(
    `with run as (
       insert into billing_run (id, creditor_id, subscription_id, period_index, period_from, period_to, stopped_at)
       values (uuidv7(), ?, ?, 0, '2027-07-01', '2027-07-31', now()) returning id)
     insert into billing_run_member (run_id, debtor_id, creditor_id, chunk, days, status)
     select id, ?, ?, 0, '{[2027-07-01,2027-07-31]}', 'waiting' from run`,
    [creditorId, subscriptionId, debtors[0], creditorId],
  );
  await orm.em
    .fork()
    .execute(`update subscription set next_period_index = 1, next_period_from = '2027-08-01' where id = ?`, [
      subscriptionId,
    ]);
  const rest = await forecast(creditorId);
  expect(rest.invoices).toHaveLength(2);
  expect(rest.scope).toMatchObject({ subscriptions: 1, unreckoned: { subscription_group: 1 } });
});

test('a forecast reckons with a draft as it has been edited, and with its time', async () => {
  const { orm } = database;
  const em = orm.em.fork();
  const creditorId = await sampleCreditor(orm);
  const debtorId = await sampleDebtor(orm, { creditorId });
  const startOn = civilDate('2027-08-01');
  const waiting = await sampleSubscription(orm, { creditorId, debtorId, startOn });
  const dropped = await sampleSubscription(orm, { creditorId, debtorId, startOn });
  const line = {
    itemId: null,
    standingLineId: null,
    oneOffLineId: null,
    text: 'Rettet',
    quantityMicro: '1000000',
    unitPriceMicro: '70000000',
    discountOre: '0',
    share: null,
    vatCode: 'standard',
    vatRateBp: 2500,
    netOre: '7000',
  };
  for (const [id, status] of [
    [waiting, 'waiting'],
    [dropped, 'dropped'],
  ]) {
    await em.execute(`update subscription set draft_window_days = 5 where id = ?`, [id]);
    await em.execute(
      `insert into invoice_draft (id, creditor_id, subscription_id, debtor_id, period_index, period_from, period_to, status, release_at, lines)
       values (uuidv7(), ?, ?, ?, 0, '2027-08-01', '2027-08-31', ?, '2027-08-09T01:00:00Z', ?)`,
      [creditorId, id, debtorId, status, JSON.stringify([line])],
    );
  }
  const { invoices } = await forecast(creditorId);
  expect(invoices.map(({ issuedOn, totalOre }) => [issuedOn, totalOre])).toEqual([['2027-08-09', 8_750n]]);
});
