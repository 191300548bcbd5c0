import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LockMode } from '@mikro-orm/core';
import { v7 as uuid } from 'uuid';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { Creditor } from '../../db/entities/creditor.ts';
import { OutboxMessage } from '../../db/entities/outbox.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import type { EntityManager } from '../../db/orm.ts';
import {
  tellSubscriptionOfTerms,
  tellSubscriptionsOfCalendar,
  tellSubscriptionsOfMandate,
} from '../../db/mandates/tell-subscriptions-of-mandate.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { lockDebtor } from '../debtors/lock-debtor.ts';
import { writeMessages } from '../outbox/write-messages.ts';
import { ApiProblem } from '../http/problem.ts';
import { insertSubscriptions } from './insert-subscriptions.ts';
import { prepareSubscriptions } from './prepare-subscriptions.ts';
import { createSubscriptionBody } from './subscription-fields.ts';

/** Long enough for one that does not wait to be done. */
const HEAD_START_MS = 300;
/** Longer than anything takes that does not wait. */
const PATIENCE_MS = 10_000;

let database: OpenTestDatabase;
let creditorId: CreditorId;
beforeAll(async () => {
  database = await openTestDatabase();
  creditorId = await sampleCreditor(database.orm);
});
afterAll(() => database.close());

type Work<Result> = (em: EntityManager) => Promise<Result>;

/** What comes of some work before long, with a transaction open beside it; null where it waits for the transaction. */
async function beside<Result>(open: Work<unknown>, work: () => Promise<Result>): Promise<Result | null> {
  let begun: Promise<Result> | undefined;
  const first = await database.orm.em.fork().transactional(async (em) => {
    await open(em);
    begun = work();
    return Promise.race([begun, pause(PATIENCE_MS, null)]);
  });
  await begun;
  return first;
}

/** Two transactions at once: the second begins when the first has done its work, and the first ends a while after that. */
async function crossing<First, Second>(first: Work<First>, second: Work<Second>): Promise<[First, Second]> {
  let begun: Promise<Second> | undefined;
  const result = await database.orm.em.fork().transactional(async (em) => {
    const done = await first(em);
    begun = database.orm.em.fork().transactional(second);
    await Promise.race([begun, pause(HEAD_START_MS)]);
    return done;
  });
  if (begun === undefined) throw new Error('the second has not begun');
  return [result, await begun];
}

function create(debtorId: DebtorId): Work<SubscriptionId> {
  return async (em) => {
    const body = createSubscriptionBody.parse({
      debtorId,
      startOn: '2027-06-01',
      interval: { unit: 'month', count: 1 },
      lines: [{ text: 'Kontingent', quantity: '1', unitPrice: '100.00', vatCode: 'standard' }],
    });
    const [prepared] = await prepareSubscriptions(em, { creditorId, bodies: [body] });
    if (prepared === undefined || prepared instanceof ApiProblem) throw new Error('refused');
    await writeMessages(em, await insertSubscriptions(em, [prepared]));
    return prepared.subscription.id;
  };
}

/** As a mandate is set, by the API or by a file. */
function setMandate(debtorId: DebtorId): Work<void> {
  return async (em) => {
    await lockDebtor(em, { creditorId, debtorId });
    await em.execute(
      `insert into mandate (id, creditor_id, debtor_id, mandate_number, active_from) values (?, ?, ?, '123456789', '2020-01-01')`,
      [uuid(), creditorId, debtorId],
    );
    await tellSubscriptionsOfMandate(em, { creditorId, debtorIds: [debtorId] });
  };
}

const changeTerms =
  (subscriptionId: SubscriptionId, debtorId: DebtorId): Work<void> =>
  async (em) => {
    await em.nativeUpdate(Subscription, { id: subscriptionId }, { paymentTermsDays: 21 });
    await tellSubscriptionOfTerms(em, { creditorId, subscriptionId, debtorId });
  };

/** What the workflow knows of its collection when all messages have come, in their order. */
async function heardBy(subscriptionId: SubscriptionId) {
  const messages = await database.orm.em
    .fork()
    .find(OutboxMessage, { workflowId: `subscription/${subscriptionId}` }, { orderBy: { id: 'asc' } });
  return messages.at(-1)?.payload;
}

test('a subscription that is created while its debtor’s mandate is set hears of it', async () => {
  const debtorId = await sampleDebtor(database.orm, { creditorId });
  const [, subscriptionId] = await crossing(setMandate(debtorId), create(debtorId));
  expect(await heardBy(subscriptionId)).toMatchObject({ collected: { mandateFrom: '2020-01-01' } });
});

test('a mandate that is set while a subscription is created is told to it', async () => {
  const debtorId = await sampleDebtor(database.orm, { creditorId });
  const [subscriptionId] = await crossing(create(debtorId), setMandate(debtorId));
  expect(await heardBy(subscriptionId)).toMatchObject({ collected: { mandateFrom: '2020-01-01' } });
});

test('of terms of payment and a mandate that change at once a workflow hears both, whichever comes first', async () => {
  const expected = { collected: { mandateFrom: '2020-01-01', paymentTerms: { kind: 'net_days', days: 21 } } };
  for (const mandateFirst of [true, false]) {
    const debtorId = await sampleDebtor(database.orm, { creditorId });
    const startOn = civilDate('2027-06-01');
    const subscriptionId = await sampleSubscription(database.orm, { creditorId, debtorId, startOn });
    const [terms, mandate] = [changeTerms(subscriptionId, debtorId), setMandate(debtorId)];
    await (mandateFirst ? crossing(mandate, terms) : crossing(terms, mandate));
    expect(await heardBy(subscriptionId)).toMatchObject(expected);
  }
});

test('subscriptions of one debtor are created at once without waiting for each other', async () => {
  const debtorId = await sampleDebtor(database.orm, { creditorId });
  let second: SubscriptionId | undefined;
  await database.orm.em.fork().transactional(async (em) => {
    await create(debtorId)(em);
    second = await database.orm.em.fork().transactional(create(debtorId));
  });
  expect(second).toEqual(expect.any(String));
});

test('an invoice is issued while an import’s transaction is open', async () => {
  const { orm } = database;
  const debtorId = await sampleDebtor(orm, { creditorId, mandateNumber: '123456789' });
  const startOn = civilDate('2026-11-01');
  const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId, startOn });
  const billedAtMs = Date.UTC(2026, 10, 2, 3);
  const outcome = await beside(create(debtorId), () =>
    createDraftInvoice({ orm })({ subscriptionId, periodIndex: 0, billedAtMs }),
  );
  expect(outcome?.kind).toBe('issued');
});

test('an import goes on while an invoice that is issued has taken its number', async () => {
  const debtorId = await sampleDebtor(database.orm, { creditorId });
  const takesNumber: Work<unknown> = (em) =>
    em.execute('update creditor set next_payment_number = next_payment_number + 1 where id = ?', [creditorId]);
  const created = await beside(takesNumber, () => database.orm.em.fork().transactional(create(debtorId)));
  expect(created).toEqual(expect.any(String));
});

const calendar =
  (maxDaysAhead: number): Work<void> =>
  async (em) => {
    const creditor = await em.findOneOrFail(Creditor, { id: creditorId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    em.assign(creditor, { bsSettings: { calendar: { maxDaysAhead } } });
    await em.flush();
    await tellSubscriptionsOfCalendar(em, { creditorId });
  };

test('a calendar that is changed while subscriptions are created is told to each, whichever comes first', async () => {
  for (const calendarFirst of [true, false]) {
    const debtorId = await sampleDebtor(database.orm, { creditorId, mandateNumber: '123456789' });
    const maxDaysAhead = calendarFirst ? 80 : 70;
    const [id] = calendarFirst
      ? (await crossing(calendar(maxDaysAhead), create(debtorId))).toReversed()
      : await crossing(create(debtorId), calendar(maxDaysAhead));
    expect(await heardBy(id as SubscriptionId)).toMatchObject({ collected: { rules: { maxDaysAhead } } });
  }
});
