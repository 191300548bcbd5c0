import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Invoice } from '../db/entities/invoice.ts';
import { Subscription } from '../db/entities/subscription.ts';
import { addDays, type CivilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { civilDateAt } from '../domain/calendar/wake-up.ts';
import { billNowUpdate, stateQuery } from '../workflows/subscriptions/subscription-messages.ts';
import { startBillingStack, type BillingStack } from './support/billing-stack.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from './support/sample-data.ts';

const PERIOD_DAYS = 14;
const MORE_PERIODS_DAYS = 2 * PERIOD_DAYS;

/** What happens to a subscription between the draft that finds it over and the end. */
let beforeItEnds: (subscriptionId: SubscriptionId) => Promise<void> = async () => undefined;

let stack: BillingStack;
let creditorId: CreditorId;
let debtorId: DebtorId;
beforeAll(async () => {
  stack = await startBillingStack({
    wrap: (activities) => ({
      ...activities,
      database: {
        ...activities.database,
        async endSubscription(input) {
          await beforeItEnds(input.subscriptionId);
          return activities.database.endSubscription(input);
        },
      },
    }),
  });
  creditorId = await sampleCreditor(stack.orm);
  debtorId = await sampleDebtor(stack.orm, { creditorId });
}, 120_000);
afterAll(() => stack.close());

const setEnd = (subscriptionId: SubscriptionId, endOn: CivilDate | null) =>
  stack.orm.em.fork().execute('update subscription set end_on = ? where id = ?', [endOn, subscriptionId]);
const statusOf = async (subscriptionId: SubscriptionId) =>
  (await stack.orm.em.fork().findOneOrFail(Subscription, { id: subscriptionId })).status;
const countInvoices = (subscriptionId: SubscriptionId) => stack.orm.em.fork().count(Invoice, { subscriptionId });

/** Billed for its first period, and in the database alone that is its last: the message about it is still under way. */
async function billedToItsEnd() {
  const today = civilDateAt({ epochMs: await stack.environment.currentTimeMs(), zone: 'Europe/Copenhagen' });
  const startOn = addDays(today, 5);
  const interval = { unit: 'day', count: PERIOD_DAYS } as const;
  const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId, startOn, interval });
  const handle = await stack.start(subscriptionId);
  await handle.executeUpdate(billNowUpdate, { args: [{ periodIndex: 0 }] });
  const lastDay = addDays(startOn, PERIOD_DAYS - 1);
  await setEnd(subscriptionId, lastDay);
  return { subscriptionId, handle, lastDay, nextFrom: addDays(lastDay, 1) };
}

test.each([
  ['taken away', (_lastDay: CivilDate) => null],
  ['moved to a later day', (lastDay: CivilDate) => addDays(lastDay, MORE_PERIODS_DAYS)],
])('a subscription whose end date is %s while it is found to be over goes on', async (_how, moved) => {
  const { subscriptionId, handle, lastDay, nextFrom } = await billedToItsEnd();
  beforeItEnds = async (id) => {
    beforeItEnds = async () => undefined;
    await setEnd(id, moved(lastDay));
  };
  // Asked for, so that it is found at once that nothing is left to bill; and then billed, since there is.
  const asked = await handle.executeUpdate(billNowUpdate, { args: [{ periodIndex: 1 }] });
  expect(asked).toMatchObject({ state: 'waiting', nextPeriodIndex: 2, nextBillingOn: addDays(nextFrom, PERIOD_DAYS) });
  expect(await countInvoices(subscriptionId)).toBe(2);
  expect(await statusOf(subscriptionId)).toBe('active');
  await handle.terminate();
});

test('a subscription that is found to be billed to its end stays active until its end date has passed', async () => {
  const { subscriptionId, handle, lastDay } = await billedToItsEnd();
  const answer = await handle.executeUpdate(billNowUpdate, { args: [{ periodIndex: 1 }] });
  expect(answer).toMatchObject({ state: 'waiting', nextBillingOn: null });
  expect(await statusOf(subscriptionId)).toBe('active');
  expect(await handle.query(stateQuery)).toMatchObject({ state: 'waiting', nextBillingOn: null });
  expect(await handle.result()).toBe('ended');
  expect(await statusOf(subscriptionId)).toBe('ended');
  expect(await countInvoices(subscriptionId)).toBe(1);
  const endedOn = civilDateAt({ epochMs: await stack.environment.currentTimeMs(), zone: 'Europe/Copenhagen' });
  expect(endedOn > lastDay).toBe(true);
});
